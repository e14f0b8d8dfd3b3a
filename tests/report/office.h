#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sendcast {

/// LibreOffice without a screen, in a profile of its own that recalculates every formula of a workbook which it opens.
class Office {
 public:
  Office();
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  /// Whether there is a LibreOffice on this machine.
  static bool is_there();

  /// The same workbook as LibreOffice saves it, every formula worked anew: bytes of an .xlsx file.
  std::string recalculated(const std::string& xlsx) const;

  /// Every sheet that has cells as LibreOffice exports it to CSV, numbers in full: by name, its rows of texts.
  std::map<std::string, std::vector<std::vector<std::string>>> as_csv(const std::string& xlsx) const;

 private:
  void convert(const std::string& xlsx, const std::string& format) const;

  std::filesystem::path folder_;
};

}  // namespace sendcast
