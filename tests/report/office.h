#pragma once

#include <filesystem>
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

  /// The rows of one sheet as LibreOffice exports it, numbers in full: CSV, commas, every text in quotes.
  /// @param sheet  its number, from 1
  std::string as_csv(const std::string& xlsx, int sheet) const;

 private:
  std::string converted(const std::string& xlsx, const std::string& format, const std::string& ending) const;

  std::filesystem::path folder_;
};

}  // namespace sendcast
