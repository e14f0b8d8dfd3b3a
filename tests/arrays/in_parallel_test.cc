#include "arrays/in_parallel.h"

#include <atomic>
#include <numeric>

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

namespace sendcast {
namespace {

TEST(InParallel, CallsTheWorkOnceForEachNumber) {
  std::vector<std::atomic<int>> calls(1000);
  on_threads(3, [&] { each_in_parallel(calls.size(), [&](std::size_t i) { ++calls[i]; }); });
  for (const std::atomic<int>& of_number : calls) EXPECT_EQ(of_number, 1);
}

TEST(InParallel, DoesBothOnOneThreadToo) {
  for (const int threads : {1, 2}) {
    std::atomic<int> done = 0;
    on_threads(threads, [&] { both_in_parallel([&] { done += 1; }, [&] { done += 10; }); });
    EXPECT_EQ(done, 11);
  }
}

TEST(InParallel, StaysOnThreadsThatAreAsMany) {
  on_threads(3, [] {
    const int thread = tbb::this_task_arena::current_thread_index();
    on_threads(3, [&] { EXPECT_EQ(tbb::this_task_arena::current_thread_index(), thread); });
    on_threads(2, [] { EXPECT_EQ(tbb::this_task_arena::max_concurrency(), 2); });
    EXPECT_EQ(tbb::this_task_arena::max_concurrency(), 3);
  });
}

}  // namespace
}  // namespace sendcast
