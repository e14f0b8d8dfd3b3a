// The same as in tile_month.cc, whose widths these are.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#include "demand/vector_width.h"

#include <hwy/highway.h>

namespace sendcast {

std::vector<std::string> vector_widths() {
  hwy::SetSupportedTargetsForTest(0);
  std::vector<std::string> widths;
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) widths.emplace_back(hwy::TargetName(target));
  return widths;
}

bool use_vector_width(const std::string& name) {
  hwy::SetSupportedTargetsForTest(0);
  bool found = name.empty();
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (name != hwy::TargetName(target)) continue;
    hwy::SetSupportedTargetsForTest(target);
    found = true;
  }
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return found;
}

std::string vector_width() {
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return hwy::TargetName(hwy::SupportedTargets() & -hwy::SupportedTargets());
}

}  // namespace sendcast
