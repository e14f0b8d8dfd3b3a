#include "report/progress_bar.h"

#include <cstdio>
#include <string>
#include <unistd.h>

#include <fmt/format.h>

#include "report/figures.h"

namespace sendcast {
namespace {

std::string time_left(double seconds) {
  if (seconds < 60) return fmt::format("{:.0f} s", seconds);
  if (seconds < 3600) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace

ProgressBar::ProgressBar(std::uint64_t draws) : draws_(draws), is_terminal_(isatty(STDERR_FILENO) != 0) {}

void ProgressBar::show(std::uint64_t draws_done) {
  const Clock::time_point now = Clock::now();
  if (!is_terminal_ || draws_done == 0 || now - shown_at_ < std::chrono::milliseconds(200)) return;
  shown_at_ = now;
  is_shown_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = static_cast<double>(draws_done) / seconds;
  const double left = static_cast<double>(draws_ - draws_done) / rate;
  constexpr int width = 30;
  const auto filled = static_cast<std::size_t>(width * draws_done / draws_);
  fmt::print(stderr, "\r\033[K{}{} {} of {} draws, {} a second, {} left", std::string(filled, '#'),
             std::string(width - filled, '.'), rounded(static_cast<double>(draws_done)),
             rounded(static_cast<double>(draws_)), rounded(rate), time_left(left));
  std::fflush(stderr);
}

void ProgressBar::clear() {
  if (!is_shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

}  // namespace sendcast
