#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sendcast {

/// A place in a file that was read: line and column count from 1, columns in characters.
struct Place {
  int file = -1;
  int line = 0;
  int column = 0;

  bool known() const { return file >= 0; }
};

/// What reading a named file gave: its text, or why it could not be read.
struct FileText {
  std::string text;
  std::string why_not;  ///< empty where the file was read

  bool read() const { return why_not.empty(); }
};

/// How the engine gets at files, so that the command, tests and the browser run the same thing. Given a path that has
/// already been found to lie where the scenario may read.
using ReadFile = std::function<FileText(const std::string& path)>;

/// Reads each file once, and afterwards gives what it gave then.
ReadFile remembering(ReadFile read_file);

/// The files that a scenario was read from.
class Sources {
 public:
  /// Adds a file and returns its number; a file that is there already keeps its number.
  int add(std::string name, std::string text);

  int count() const { return static_cast<int>(files_.size()); }
  const std::string& name(int file) const { return files_[static_cast<std::size_t>(file)].name; }
  const std::string& text(int file) const { return files_[static_cast<std::size_t>(file)].text; }
  /// A line's text without its line ending; empty where there is none.
  std::string_view line(int file, int line) const;
  /// Keeps one line of a file whose text is not held as a whole, so that a problem can quote it.
  void keep_line(int file, int line, std::string text);

 private:
  struct File {
    std::string name;
    std::string text;
    std::vector<std::size_t> line_starts;
    std::map<int, std::string> kept_lines;
  };
  std::vector<File> files_;
};

}  // namespace sendcast
