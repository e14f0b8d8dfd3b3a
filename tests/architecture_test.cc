// A line of code knows its room. engine/README.md lists the rooms in order; a room may include itself and those above
// it. What breaks that, or the few other rules of the house, is named by file and line.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

constexpr std::size_t longest_file = 500;

struct File {
  std::string path;  // from the top of the repository
  Lines lines;
};

struct Include {
  std::size_t line = 0;
  std::string opening;  // < or ", or nothing where a macro stands
  std::string target;
};

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Takes a beginning off a text; false where the text does not begin so.
bool take(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size())); }

// A room's line is "- `name/` and what it does".
std::vector<std::string> rooms_of(const Lines& readme) {
  std::vector<std::string> rooms;
  for (std::string_view line : readme) {
    if (!take(line, "- `")) continue;
    const std::size_t end = line.find("/`");
    if (end != std::string_view::npos) rooms.emplace_back(line.substr(0, end));
  }
  return rooms;
}

std::vector<Include> includes_of(const File& file) {
  std::vector<Include> includes;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    std::string_view line = file.lines[i];
    skip_blanks(line);
    if (!take(line, "#")) continue;
    skip_blanks(line);
    if (!take(line, "include")) continue;
    skip_blanks(line);
    const bool named = line.starts_with('<') || line.starts_with('"');
    const std::string_view opening = line.substr(0, named ? 1 : 0);
    line.remove_prefix(opening.size());
    includes.push_back({i + 1, std::string(opening), std::string(line.substr(0, line.find_first_of(">\"")))});
  }
  return includes;
}

class House {
 public:
  House(std::vector<std::string> rooms, std::vector<File> files) : rooms_(std::move(rooms)), files_(std::move(files)) {
    for (const File& file : files_) paths_.insert(file.path);
  }

  Lines complaints() {
    complaints_.clear();
    for (const File& file : files_) {
      check_layout(file);
      for (const Include& include : includes_of(file)) check_include(file, include);
    }
    for (const std::string& room : rooms_) {
      const auto lives_there = [&](const File& file) { return file.path.rfind("engine/" + room + "/", 0) == 0; };
      if (std::none_of(files_.begin(), files_.end(), lives_there)) complain("engine/README.md", 1, room + "/ is empty");
    }
    return complaints_;
  }

  std::size_t arrows() const { return arrows_; }

 private:
  void complain(const std::string& path, std::size_t line, const std::string& what) {
    complaints_.push_back(path + ":" + std::to_string(line) + ": " + what);
  }

  // The part before the first slash, after engine/; empty for what stands beside the rooms.
  static std::string room_of(const std::string& target) {
    const std::size_t slash = target.find('/');
    return slash == std::string::npos ? "" : target.substr(0, slash);
  }

  std::size_t place_of(const std::string& room) const {
    return static_cast<std::size_t>(std::find(rooms_.begin(), rooms_.end(), room) - rooms_.begin());
  }

  void check_layout(const File& file) {
    const std::string extension = fs::path(file.path).extension();
    if (extension != ".h" && extension != ".cc") complain(file.path, 1, "sources end in .h or .cc");
    if (file.lines.size() > longest_file) {
      complain(file.path, longest_file + 1, std::to_string(file.lines.size()) + " lines; 500 are the most");
    }
    // Highway reads a file that ends in -inl.h once for each instruction set.
    const bool is_read_again = file.path.size() > 6 && file.path.substr(file.path.size() - 6) == "-inl.h";
    const bool has_once = std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end();
    if (extension == ".h" && has_once == is_read_again) {
      complain(file.path, 1, is_read_again ? "#pragma once in an -inl.h" : "no #pragma once");
    }
    if (file.path.rfind("engine/", 0) != 0) return;
    const std::string room = room_of(file.path.substr(7));
    static const std::set<std::string> beside_the_rooms = {
        "engine/main.cc", "engine/command_line.h", "engine/command_line.cc", "engine/outputs.h",    "engine/outputs.cc",
        "engine/run.h",   "engine/run.cc",         "engine/statistics.h",    "engine/statistics.cc"};
    if (room.empty() ? beside_the_rooms.count(file.path) == 0 : place_of(room) == rooms_.size()) {
      complain(file.path, 1, "in no room that engine/README.md lists");
    }
  }

  void check_include(const File& file, const Include& include) {
    const std::string& target = include.target;
    const auto wrong = [&](const std::string& why) { complain(file.path, include.line, target + ": " + why); };
    if (target.rfind("yaml-cpp/", 0) == 0 && file.path.rfind("engine/schema/", 0) != 0)
      wrong("schema/ alone knows YAML");
    if (target.rfind("boost/math/", 0) == 0) {
      if (file.path.find("/uncertainty/") == std::string::npos) wrong("uncertainty/ alone knows Boost.Math");
    } else if (target.rfind("boost/", 0) == 0 && file.path != "engine/command_line.cc") {
      wrong("command_line.cc alone knows Boost");
    }
    if (include.opening.empty()) wrong("an include names its file");
    if (fs::path(target).extension() == ".cc") wrong("only headers are included");
    if (file.path.rfind("engine/", 0) == 0) check_arrow(file, include, wrong);
  }

  template <typename Wrong>
  void check_arrow(const File& file, const Include& include, const Wrong& wrong) {
    const bool ours = paths_.count("engine/" + include.target) > 0;
    if (!ours) {
      if (include.opening == "\"" && include.target != "version.h") wrong("no such file, counted from engine/");
      return;
    }
    ++arrows_;
    if (include.opening != "\"") wrong("our own files go in quotes");
    const std::string from = room_of(file.path.substr(7));
    const std::string to = room_of(include.target);
    if (!from.empty() && to.empty()) wrong("a room cannot see what stands beside the rooms");
    if (!from.empty() && !to.empty() && place_of(to) > place_of(from)) wrong(from + "/ stands above " + to + "/");
  }

  std::vector<std::string> rooms_;
  std::vector<File> files_;
  std::set<std::string> paths_;
  Lines complaints_;
  std::size_t arrows_ = 0;
};

Lines read_lines(const fs::path& path) {
  std::ifstream stream(path);
  return lines_of({std::istreambuf_iterator<char>(stream), {}});
}

std::vector<File> sources_below(const fs::path& top) {
  static const std::set<std::string> endings = {".h",   ".cc",  ".hh",  ".hpp", ".hxx", ".c",
                                                ".cpp", ".cxx", ".inc", ".inl", ".ipp"};
  std::vector<File> files;
  for (const char* folder : {"engine", "tests", "bench"}) {
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      if (!entry.is_regular_file() || endings.count(entry.path().extension()) == 0) continue;
      files.push_back({fs::relative(entry.path(), top).generic_string(), read_lines(entry.path())});
    }
  }
  return files;
}

TEST(Architecture, RoomsIncludeOnlyThemselvesAndRoomsAbove) {
  const fs::path top = SENDCAST_SOURCE_DIR;
  const std::vector<std::string> rooms = rooms_of(read_lines(top / "engine/README.md"));
  House house(rooms, sources_below(top));
  for (const std::string& complaint : house.complaints()) ADD_FAILURE() << complaint;
  EXPECT_GE(rooms.size(), 11u) << "so few rooms mean that engine/README.md was not read";
  EXPECT_GE(house.arrows(), 100u) << "so few includes mean that the sources were not read";
}

TEST(Architecture, ReadsTheRoomsInOrder) {
  EXPECT_THAT(rooms_of({"# Rooms", "- `arrays/` lays out", "  - `inner/`", "- words", "- `schema/` reads"}),
              testing::ElementsAre("arrays", "schema"));
}

TEST(Architecture, NamesWhatIsWrongByFileAndLine) {
  const std::vector<File> files = {
      {"engine/command_line.cc",
       {"#include <boost/program_options.hpp>", "#include \"run.h\"", "#include \"version.h\""}},
      {"engine/run.h", {"#pragma once", "#include \"high/a.h\"", "#include \"low/b.h\""}},
      {"engine/utils.cc", {}},
      {"engine/attic/box.cc", {}},
      {"engine/high/a.h", {"#pragma once", "#include <vector>", "  #  include \"low/b.h\"  // an arrow the wrong way"}},
      {"engine/high/c.h", {"#include \"a.h\"", "#include \"run.h\"", "#include \"high/a.h\""}},
      {"engine/low/b.h", {"#pragma once", "#include <high/a.h>", "#include \"high/a.h\"", "#include \"low/d.cc\""}},
      {"engine/low/d.cc",
       {"#include <yaml-cpp/yaml.h>", "#include <boost/any.hpp>", "#include NAME",
        "#include <boost/math/policies/policy.hpp>"}},
      {"engine/uncertainty/g.cc", {"#include <boost/math/policies/policy.hpp>", "#include <boost/any.hpp>"}},
      {"engine/low/e.hpp", {}},
      {"engine/low/h-inl.h", {}},
      {"engine/low/i-inl.h", {"#pragma once"}},
      {"engine/schema/f.cc", {"#include <yaml-cpp/yaml.h>"}},
      {"tests/low/long_test.cc", Lines(501)},
  };
  House house({"schema", "uncertainty", "high", "low", "empty"}, files);
  EXPECT_THAT(house.complaints(),
              testing::ElementsAre(  //
                  "engine/utils.cc:1: in no room that engine/README.md lists",
                  "engine/attic/box.cc:1: in no room that engine/README.md lists",
                  "engine/high/a.h:3: low/b.h: high/ stands above low/",  //
                  "engine/high/c.h:1: no #pragma once", "engine/high/c.h:1: a.h: no such file, counted from engine/",
                  "engine/high/c.h:2: run.h: a room cannot see what stands beside the rooms",
                  "engine/low/b.h:2: high/a.h: our own files go in quotes",
                  "engine/low/b.h:4: low/d.cc: only headers are included",
                  "engine/low/d.cc:1: yaml-cpp/yaml.h: schema/ alone knows YAML",
                  "engine/low/d.cc:2: boost/any.hpp: command_line.cc alone knows Boost",
                  "engine/low/d.cc:3: NAME: an include names its file",
                  "engine/low/d.cc:4: boost/math/policies/policy.hpp: uncertainty/ alone knows Boost.Math",
                  "engine/uncertainty/g.cc:2: boost/any.hpp: command_line.cc alone knows Boost",
                  "engine/low/e.hpp:1: sources end in .h or .cc", "engine/low/i-inl.h:1: #pragma once in an -inl.h",
                  "tests/low/long_test.cc:501: 501 lines; 500 are the most",  //
                  "engine/README.md:1: empty/ is empty"));
}

}  // namespace
}  // namespace sendcast
