#include "tests/report/office.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

namespace sendcast {
namespace {

namespace fs = std::filesystem;

/// 0: always. Otherwise LibreOffice believes the values that stand beside the formulas of other programs.
constexpr const char* always_recalculate = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";

void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(fmt::format("LibreOffice did not write {}", path.string()));
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Reads CSV (RFC 4180).
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      const bool is_doubled = in_quotes && i + 1 < text.size() && text[i + 1] == '"';
      if (is_doubled) row.back() += text[++i];
      if (!is_doubled) in_quotes = !in_quotes;
    } else if (c == ',' && !in_quotes) {
      row.emplace_back();
    } else if (c == '\n' && !in_quotes) {
      rows.push_back(std::move(row));
      row.assign(1, "");
    } else {
      row.back() += c;
    }
  }
  return rows;
}

}  // namespace

Office::Office() {
  std::string pattern = (fs::temp_directory_path() / "sendcast-office-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  fs::create_directories(folder_ / "profile" / "user");
  fs::create_directories(folder_ / "out");
  put(folder_ / "profile" / "user" / "registrymodifications.xcu", always_recalculate);
}

Office::~Office() { fs::remove_all(folder_); }

bool Office::is_there() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

void Office::convert(const std::string& xlsx, const std::string& format) const {
  fs::remove_all(folder_ / "out");
  put(folder_ / "book.xlsx", xlsx);
  const std::string command = fmt::format(
      "soffice -env:UserInstallation=file://{0}/profile --headless --convert-to '{1}' --outdir {0}/out {0}/book.xlsx "
      ">{0}/said 2>&1",
      folder_.string(), format);
  if (std::system(command.c_str()) != 0) throw std::runtime_error(text_of(folder_ / "said"));
}

std::string Office::recalculated(const std::string& xlsx) const {
  convert(xlsx, "xlsx:Calc MS Excel 2007 XML");
  return text_of(folder_ / "out" / "book.xlsx");
}

std::map<std::string, std::vector<std::vector<std::string>>> Office::as_csv(const std::string& xlsx) const {
  // Comma, quote, UTF-8, from line 1; quoting every text, numbers not as shown, no formulas, spaces kept; all sheets.
  convert(xlsx, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1");
  std::map<std::string, std::vector<std::vector<std::string>>> sheets;
  for (const auto& entry : fs::directory_iterator(folder_ / "out"))
    sheets[entry.path().stem().string().substr(std::string("book-").size())] = rows_of(text_of(entry.path()));
  return sheets;
}

}  // namespace sendcast
