#include "arrays/in_parallel.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace sendcast {

void each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  tbb::parallel_for(std::size_t{0}, count, work);
}

void on_threads(int threads, const std::function<void()>& work) {
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  arena.execute(work);
}

}  // namespace sendcast
