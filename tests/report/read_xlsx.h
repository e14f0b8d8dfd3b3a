#pragma once

#include <map>
#include <string>
#include <vector>

namespace sendcast {

/// What a cell of an .xlsx file holds, as the file has it.
struct ReadCell {
  std::string text;  ///< of a text, with the file's escapes undone; of anything else, the number as it is written
  bool is_text = false;
  std::string formula;  ///< without its "="; empty where there is none
};

/// The rows of a sheet from the first on; a row goes as far as its last cell.
using ReadSheet = std::vector<std::vector<ReadCell>>;

/// An .xlsx file taken apart by other hands than made it.
struct ReadXlsx {
  std::vector<std::string> names;            ///< of all sheets, in order
  std::map<std::string, ReadSheet> sheets;   ///< those that have cells
  std::map<std::string, std::string> files;  ///< every file in the archive
};

/// Throws std::runtime_error for what is no .xlsx file.
ReadXlsx read_xlsx(const std::string& bytes);

/// The bytes of the same archive with one of its files replaced.
std::string with_file(const std::string& bytes, const std::string& name, const std::string& text);

}  // namespace sendcast
