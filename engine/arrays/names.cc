#include "arrays/names.h"

namespace sendcast {

int Names::add(const std::string& name) {
  const auto [entry, is_new] = index_.emplace(name, count());
  if (is_new) list_.push_back(name);
  return entry->second;
}

int Names::find(std::string_view name) const {
  const auto entry = index_.find(std::string(name));
  return entry == index_.end() ? -1 : entry->second;
}

}  // namespace sendcast
