#include "arrays/in_parallel.h"

#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

namespace sendcast {

void each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  tbb::parallel_for(std::size_t{0}, count, work);
}

void both_in_parallel(const std::function<void()>& one, const std::function<void()>& other) {
  tbb::parallel_invoke(one, other);
}

void on_threads(int threads, const std::function<void()>& work) {
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  const bool is_on_them = tbb::this_task_arena::current_thread_index() != tbb::task_arena::not_initialized &&
                          tbb::this_task_arena::max_concurrency() == arena.max_concurrency();
  if (is_on_them) return work();
  arena.execute(work);
}

}  // namespace sendcast
