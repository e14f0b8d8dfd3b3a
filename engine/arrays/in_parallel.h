#pragma once

#include <cstddef>
#include <functional>

namespace sendcast {

/// Calls `work` once for each number below `count`, in any order and several at a time: each has to write to a place of
/// its own. Within `on_threads` on its threads, else on as many as the machine has.
void each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

/// Does `work` on so many threads.
/// @param threads  0: as many as the machine has
void on_threads(int threads, const std::function<void()>& work);

}  // namespace sendcast
