#include "schema/source.h"

#include <memory>
#include <unordered_map>

namespace sendcast {

ReadFile remembering(ReadFile read_file) {
  const auto known = std::make_shared<std::unordered_map<std::string, FileText>>();
  return [known, read_file = std::move(read_file)](const std::string& path) -> FileText {
    const auto [entry, is_new] = known->try_emplace(path);
    if (is_new) entry->second = read_file(path);
    return entry->second;
  };
}

int Sources::add(std::string name, std::string text) {
  for (int i = 0; i < count(); ++i) {
    if (this->name(i) == name && this->text(i) == text) return i;
  }
  File file{std::move(name), std::move(text), {0}, {}};
  for (std::size_t i = 0; i < file.text.size(); ++i) {
    if (file.text[i] == '\n') file.line_starts.push_back(i + 1);
  }
  files_.push_back(std::move(file));
  return count() - 1;
}

std::string_view Sources::line(int file, int line) const {
  const File& source = files_[static_cast<std::size_t>(file)];
  if (const auto kept = source.kept_lines.find(line); kept != source.kept_lines.end()) return kept->second;
  const auto index = static_cast<std::size_t>(line - 1);
  if (line < 1 || index >= source.line_starts.size()) return {};
  const std::string_view rest = std::string_view(source.text).substr(source.line_starts[index]);
  std::string_view text = rest.substr(0, rest.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

void Sources::keep_line(int file, int line, std::string text) {
  files_[static_cast<std::size_t>(file)].kept_lines.try_emplace(line, std::move(text));
}

}  // namespace sendcast
