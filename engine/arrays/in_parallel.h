#pragma once

#include <cstddef>
#include <functional>

namespace sendcast {

/// Calls `work` once for each number below `count`, in any order and several at a time: each has to write to a place of
/// its own. Within `on_threads` on its threads, else on as many as the machine has.
void each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

/// Does both, at the same time where there are threads for it: neither may need what the other writes.
void both_in_parallel(const std::function<void()>& one, const std::function<void()>& other);

/// Does `work` on so many threads; on those that it is called on where they are as many, so that whoever has nothing
/// else to do there can help.
/// @param threads  0: as many as the machine has
void on_threads(int threads, const std::function<void()>& work);

}  // namespace sendcast
