#include "import/workbook.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <zip.h>

#include <pugixml.hpp>

namespace sendcast {
namespace {

constexpr zip_uint64_t largest_text = 64UL << 20U;
constexpr std::size_t most_cells = 2'000'000;
constexpr std::size_t most_columns = 500;
constexpr std::size_t longest_cell = 1UL << 16U;
constexpr unsigned most_repeated_rows = 100;  ///< a row with text repeated more often is the sheet's empty rest
constexpr unsigned highest_row = 1U << 20U;
constexpr int deepest_group = 8;

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// The text of the sheets, unpacked; nothing where there is none or too much of it.
std::optional<std::string> sheets_text(const std::string& bytes, std::string& why_not) {
  why_not = "it is no OpenDocument spreadsheet";
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return std::nullopt;
  const std::unique_ptr<zip_t, CloseZip> archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (archive == nullptr) {
    zip_source_free(source);
    return std::nullopt;
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive.get(), "content.xml", 0));
  if (file == nullptr) return std::nullopt;
  std::string text;
  std::string buffer(1UL << 16U, '\0');
  // What the archive says of its size is not believed: bytes are counted as they come.
  while (true) {
    const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
    if (count < 0) {
      why_not = "it is damaged";
      return std::nullopt;
    }
    if (count == 0) return text;
    text.append(buffer, 0, static_cast<std::size_t>(count));
    if (text.size() > largest_text) {
      why_not = "its text is larger than 64 MiB";
      return std::nullopt;
    }
  }
}

class SheetReader {
 public:
  /// False where there are more cells than may be.
  bool read(const pugi::xml_node& table, Sheet& sheet) {
    sheet.name = table.attribute("table:name").as_string();
    row_number_ = 0;
    return read_rows(table, sheet, 0);
  }

 private:
  bool read_rows(const pugi::xml_node& parent, Sheet& sheet, int depth) {
    if (depth > deepest_group) return true;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "table:table-row") {
        if (!read_row(node, sheet)) return false;
      } else if (name == "table:table-rows" || name == "table:table-header-rows" || name == "table:table-row-group") {
        if (!read_rows(node, sheet, depth + 1)) return false;
      }
    }
    return true;
  }

  bool read_row(const pugi::xml_node& node, Sheet& sheet) {
    std::vector<std::string> row;
    std::size_t width = 0;  // up to the last cell with text
    for (const pugi::xml_node& cell : node.children()) {
      const std::string_view name = cell.name();
      if (name != "table:table-cell" && name != "table:covered-table-cell") continue;
      const std::string text = text_of(cell);
      const unsigned repeated = std::max(1U, cell.attribute("table:number-columns-repeated").as_uint(1));
      for (unsigned i = 0; i < repeated && row.size() < most_columns; ++i) row.push_back(text);
      if (!text.empty()) width = row.size();
    }
    const unsigned repeated = std::max(1U, node.attribute("table:number-rows-repeated").as_uint(1));
    const int number = row_number_ + 1;
    row_number_ += static_cast<int>(std::min(repeated, highest_row - static_cast<unsigned>(row_number_)));
    if (width == 0) return true;
    row.resize(width);
    for (unsigned i = 0; i < std::min(repeated, most_repeated_rows); ++i) {
      cells_ += width;
      if (cells_ > most_cells) return false;
      sheet.rows.push_back({number + static_cast<int>(i), row});
    }
    return true;
  }

  static std::string text_of(const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("office:value-type").as_string();
    if (type == "float" || type == "currency" || type == "percentage")
      return cell.attribute("office:value").as_string();
    std::string text;
    for (const pugi::xml_node& paragraph : cell.children("text:p")) {
      if (!text.empty()) text += ' ';
      add_words(paragraph, text, 0);
    }
    for (const char line_end : {'\n', '\r'}) std::replace(text.begin(), text.end(), line_end, ' ');
    const std::size_t end = text.find_last_not_of(' ');
    text.resize(end == std::string::npos ? 0 : std::min(end + 1, longest_cell));
    return text;
  }

  static void add_words(const pugi::xml_node& node, std::string& text, int depth) {
    if (depth > deepest_group) return;
    for (const pugi::xml_node& child : node.children()) {
      if (std::string_view(child.name()) == "text:s") text += ' ';
      text += child.value();
      add_words(child, text, depth + 1);
    }
  }

  std::size_t cells_ = 0;
  int row_number_ = 0;
};

}  // namespace

Workbook read_workbook(const std::string& bytes) {
  Workbook workbook;
  std::optional<std::string> text = sheets_text(bytes, workbook.why_not);
  if (!text) return workbook;
  pugi::xml_document document;
  if (!document.load_buffer_inplace(text->data(), text->size())) {
    workbook.why_not = "its text is no XML";
    return workbook;
  }
  SheetReader reader;
  const pugi::xml_node spreadsheet =
      document.child("office:document-content").child("office:body").child("office:spreadsheet");
  for (const pugi::xml_node& table : spreadsheet.children("table:table")) {
    Sheet sheet;
    if (!reader.read(table, sheet)) {
      workbook.sheets.clear();
      workbook.why_not = "its sheets have more than two million cells";
      return workbook;
    }
    workbook.sheets.push_back(std::move(sheet));
  }
  workbook.why_not = workbook.sheets.empty() ? "it has no sheets" : "";
  return workbook;
}

}  // namespace sendcast
