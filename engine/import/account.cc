#include "import/account.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {

std::string AccountEntry::sentence() const {
  std::string text;
  if (!file.empty()) text = line > 0 ? fmt::format("{}:{}: ", file, line) : fmt::format("{}: ", file);
  text += what;
  if (!example.empty()) text += fmt::format(" ({}{})", times > 1 ? "first " : "", example);
  if (times > 1) text += fmt::format(" [{} times]", times);
  return text;
}

void Account::note(AccountEntryKind kind, const std::string& file, int line, std::string what, std::string example,
                   std::size_t times) {
  times_[kind] += times;
  if (last_ < entries_.size()) {
    AccountEntry& last = entries_[last_];  // tables say the same thing row after row
    if (last.kind == kind && last.what == what && last.file == file) {
      last.times += times;
      return;
    }
  }
  const auto key = std::tuple(kind, file, what);
  if (const auto known = places_.find(key); known != places_.end()) {
    last_ = known->second;
    entries_[last_].times += times;
    return;
  }
  std::size_t& of_this_file = of_a_file_[{kind, file}];
  if (entries_.size() >= most_entries || (!file.empty() && of_this_file >= most_of_a_file)) {
    ++not_kept_;
    return;
  }
  ++of_this_file;
  last_ = entries_.size();
  places_.emplace(key, last_);
  entries_.push_back({kind, file, line, std::move(what), std::move(example), times});
}

std::vector<AccountEntry> Account::of(AccountEntryKind kind) const {
  std::vector<AccountEntry> found;
  std::copy_if(entries_.begin(), entries_.end(), std::back_inserter(found),
               [&](const AccountEntry& entry) { return entry.kind == kind; });
  return found;
}

std::size_t Account::times(AccountEntryKind kind) const {
  const auto found = times_.find(kind);
  return found == times_.end() ? 0 : found->second;
}

}  // namespace sendcast
