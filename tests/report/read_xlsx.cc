#include "tests/report/read_xlsx.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <zip.h>

#include <pugixml.hpp>

#include "report/private_folder.h"

namespace sendcast {
namespace {

std::map<std::string, std::string> unpacked(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) throw std::runtime_error("no archive");
  std::map<std::string, std::string> files;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t about;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about);
    std::string text(about.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    zip_fread(file, text.data(), about.size);
    zip_fclose(file);
    files[about.name] = text;
  }
  zip_discard(archive);
  return files;
}

void append_character(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6U));
    text += static_cast<char>(0x80 | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xE0 | (code >> 12U));
    text += static_cast<char>(0x80 | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80 | (code & 0x3FU));
  }
}

/// _x000D_ and the like become the characters that they stand for (ISO/IEC 29500, ST_Xstring).
std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::string candidate = text.substr(i, 7);
    bool is_escape = candidate.size() == 7 && candidate.substr(0, 2) == "_x" && candidate[6] == '_';
    for (std::size_t k = 2; is_escape && k < 6; ++k)
      is_escape = std::isxdigit(static_cast<unsigned char>(candidate[k])) != 0;
    if (is_escape) {
      append_character(result, static_cast<unsigned>(std::stoul(candidate.substr(2, 4), nullptr, 16)));
      i += 7;
    } else {
      result += text[i++];
    }
  }
  return result;
}

std::string text_inside(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& part : node.children()) {
    if (std::string(part.name()) == "t") text += part.text().get();
    if (std::string(part.name()) == "r") text += part.child("t").text().get();
  }
  return unescaped(text);
}

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  if (!document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata))
    throw std::runtime_error("no XML");
  return document;
}

/// From 0: column of A1, AB12 …
std::size_t column_at(const std::string& reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return column - 1;
}

ReadCell cell_of(const pugi::xml_node& cell, const std::vector<std::string>& shared) {
  const std::string type = cell.attribute("t").value();
  ReadCell read;
  read.formula = cell.child("f").text().get();
  read.text = cell.child("v").text().get();
  if (type == "s") {
    read.text = shared[std::stoul(read.text)];
    read.is_text = true;
  } else if (type == "str" || type == "inlineStr") {
    if (type == "inlineStr") read.text = text_inside(cell.child("is"));
    read.is_text = true;
  }
  return read;
}

ReadSheet sheet_of(const std::string& text, const std::vector<std::string>& shared) {
  ReadSheet sheet;
  const pugi::xml_document document = parsed(text);
  for (const pugi::xml_node& row : document.child("worksheet").child("sheetData").children("row")) {
    sheet.resize(row.attribute("r").as_uint());
    for (const pugi::xml_node& cell : row.children("c")) {
      const std::size_t column = column_at(cell.attribute("r").value());
      if (sheet.back().size() <= column) sheet.back().resize(column + 1);
      sheet.back()[column] = cell_of(cell, shared);
    }
  }
  return sheet;
}

}  // namespace

ReadXlsx read_xlsx(const std::string& bytes) {
  ReadXlsx read;
  read.files = unpacked(bytes);
  std::vector<std::string> shared;
  const pugi::xml_document strings = parsed(read.files.at("xl/sharedStrings.xml"));
  for (const pugi::xml_node& item : strings.child("sst").children("si")) shared.push_back(text_inside(item));
  std::map<std::string, std::string> targets;
  const pugi::xml_document relations = parsed(read.files.at("xl/_rels/workbook.xml.rels"));
  for (const pugi::xml_node& relation : relations.child("Relationships").children("Relationship"))
    targets[relation.attribute("Id").value()] = relation.attribute("Target").value();
  const pugi::xml_document workbook = parsed(read.files.at("xl/workbook.xml"));
  for (const pugi::xml_node& sheet : workbook.child("workbook").child("sheets").children()) {
    const std::string name = sheet.attribute("name").value();
    read.names.push_back(name);
    const std::string target = targets.at(sheet.attribute("r:id").value());
    if (target.find("worksheets/") != std::string::npos)
      read.sheets[name] = sheet_of(read.files.at("xl/" + target.substr(target.find("worksheets/"))), shared);
  }
  return read;
}

std::string with_file(const std::string& bytes, const std::string& name, const std::string& text) {
  const PrivateFolder folder;
  const std::filesystem::path path = folder.path() / "book.xlsx";
  std::ofstream(path, std::ios::binary) << bytes;
  zip_t* archive = zip_open(path.c_str(), 0, nullptr);
  if (archive == nullptr) throw std::runtime_error("no archive");
  zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
  if (zip_close(archive) != 0) throw std::runtime_error("the archive could not be changed");
  return folder.read("book.xlsx").value();
}

}  // namespace sendcast
