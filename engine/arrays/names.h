#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sendcast {

/// Names in the order declared, each with its index.
class Names {
 public:
  /// Adds a name that is not there yet and returns its index; the index of the earlier one if it is.
  int add(const std::string& name);
  /// The index of a name, -1 if there is none.
  int find(std::string_view name) const;

  int count() const { return static_cast<int>(list_.size()); }
  const std::vector<std::string>& list() const { return list_; }
  const std::string& operator[](int index) const { return list_[static_cast<std::size_t>(index)]; }

 private:
  std::vector<std::string> list_;
  std::unordered_map<std::string, int> index_;
};

}  // namespace sendcast
