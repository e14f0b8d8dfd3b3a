#pragma once

#include <chrono>
#include <cstdint>

namespace sendcast {

/// A line on standard error that tells how far draws have come, at what rate, and how long it will take; nothing where
/// standard error is no terminal. It is drawn anew a few times a second.
class ProgressBar {
 public:
  explicit ProgressBar(std::uint64_t draws);

  void show(std::uint64_t draws_done);
  /// Takes the line away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::uint64_t draws_;
  bool is_terminal_;
  bool is_shown_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_at_ = Clock::now();
};

}  // namespace sendcast
