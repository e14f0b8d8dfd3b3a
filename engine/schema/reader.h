#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "arrays/calendar.h"
#include "arrays/names.h"
#include "schema/about.h"
#include "schema/csv.h"
#include "schema/node.h"

namespace sendcast {

/// Where a number comes from. Every number says what it is.
struct Provenance {
  std::string source;
  std::string basis;  ///< published, calibrated or illustrative; empty where not said
};

/// A number of the scenario as `check --assumptions` lists it.
struct Assumption {
  std::string path;
  std::string text;  ///< as written
  Provenance provenance;
  Place place;
};

struct Distribution;

/// An uncertain number of the scenario.
struct UncertainNumber {
  std::string name;  ///< by which places share one draw: its own, or its path in the merged file
  std::shared_ptr<const Distribution> distribution;
  double low = 0;  ///< the quantity's own bounds
  double high = 0;
  std::string path;
};

/// What the whole file declares, gathered before its parts are read so that they can refer to each other.
struct Vocabulary {
  std::array<Names, name_set_count> names;
  std::array<bool, name_set_count> unsure{};  ///< whether the section that declares the names was not understood
  int ages = 26;
  std::optional<Calendar> calendar;  ///< the run's months; nothing where they were not understood
  bool is_unsure_of_ages = false;  ///< whether the oldest age was not understood: then `ages` is the most there can be

  Names& operator[](NameSet set) { return names[static_cast<std::size_t>(set)]; }
  const Names& operator[](NameSet set) const { return names[static_cast<std::size_t>(set)]; }
  bool is_unsure_of(NameSet set) const { return unsure[static_cast<std::size_t>(set)]; }
};

/// Reads the parts of a merged scenario and gathers what is wrong with them.
class Reader {
 public:
  Reader(const Vocabulary& vocabulary, const ReadFile& read_file, Sources& sources, Problems& problems)
      : vocabulary_(vocabulary), read_file_(read_file), sources_(sources), problems_(problems) {}

  const Vocabulary& vocabulary() const { return vocabulary_; }

  void problem(Place place, std::string what, std::string suggestion = {}, Place other = {});
  /// Grows with every report: what was read while it grew has a fault.
  std::size_t reports() const { return problems_.reports(); }
  /// Whether so much is wrong already that nobody will read more of it.
  bool has_enough() const { return problems_.full(); }
  /// Reports a name that is not among those allowed, with the nearest of them.
  void unknown(Place place, std::string_view kind, std::string_view written, const std::vector<std::string>& allowed);
  /// Reports a value that is not what it should be; a null, which has been reported as such, only counts again.
  void expected(const Node& node, std::string_view what);
  /// A number that was read; not a number, reported, if it is out of bounds.
  double within(const Bounds& bounds, double number, std::string_view written, Place place);

  /// Index of the name that a node holds; -1, reported, if there is none (where the names themselves were understood).
  int reference(const Node& node, NameSet set);
  int reference(const std::string& name, Place place, NameSet set);

  /// The CSV file that a node names, from the folder of the file in which it was written; nothing, reported, if it
  /// cannot be read or lies elsewhere. Each file is read once.
  const CsvTable* csv(const Node& node);
  /// Takes cells out of what the tables of a scenario may hold in all; false, reported, where there are no more.
  bool take_cells(std::size_t cells, Place place);

  // The path of what is being read, for lists of numbers: demand.cease
  void enter(std::string_view name) { path_.push_back({std::string(name), false}); }
  void enter_item(std::size_t position) { path_.push_back({std::to_string(position + 1), true}); }
  void leave() { path_.pop_back(); }
  std::string path() const;
  /// Names an uncertain number: by its own name, else by its path, which is no name (reported) inside a list or where
  /// it is taken.
  void note_parameter(const std::string& name, Place place);
  const Names& parameters() const { return parameters_; }
  /// Takes in the uncertain number that was named last; returns its index.
  int add_uncertain(std::shared_ptr<const Distribution> distribution, const Bounds& bounds);
  const std::vector<UncertainNumber>& uncertain_numbers() const { return uncertain_numbers_; }

  // Where the numbers being read come from; the innermost statement counts, and one that says nothing changes nothing.
  void from_here_on(const Provenance& provenance);
  void end_of_provenance() { provenance_.pop_back(); }
  /// Lists a number with its provenance.
  void note(Place place, std::string text);
  const std::vector<Assumption>& assumptions() const { return assumptions_; }

 private:
  const Vocabulary& vocabulary_;
  const ReadFile& read_file_;
  Sources& sources_;
  Problems& problems_;
  struct PathPart {
    std::string name;
    bool is_item;
  };
  std::vector<PathPart> path_;
  Names parameters_;
  std::string last_parameter_;
  std::vector<UncertainNumber> uncertain_numbers_;
  std::vector<Provenance> provenance_;
  std::vector<Assumption> assumptions_;
  std::optional<CsvTable> read_csv(const std::string& path, Place asked_at);

  std::unordered_map<std::string, std::optional<CsvTable>> tables_;
  std::size_t cells_ = 0;
};

/// Reads `source` and `basis` beside a number; members with other names are left alone.
Provenance read_provenance(Reader& reader, const Node& node);

/// A number written 0.05, 5% or 1/3; nothing if the text is none of these or not finite.
std::optional<double> parse_number(std::string_view text);

}  // namespace sendcast
