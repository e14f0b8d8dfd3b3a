#pragma once

#include <string>
#include <vector>

namespace sendcast {

/// A thing with a name in the scenario file, and what people call it (its name again where the file gives no label).
struct Entry {
  std::string name;
  std::string label;
};

struct LineEntry : Entry {
  bool capital = false;
};

struct PotEntry : Entry {
  int funder = 0;
  bool carries = false;  ///< a balance goes from one year into the next
};

/// The names behind the indices of a model and its results.
struct Catalogue {
  std::string scenario;  ///< the file's name without folder and ending
  std::string title;
  std::vector<Entry> areas;
  std::vector<Entry> needs;
  std::vector<Entry> settings;
  std::vector<Entry> teams;
  std::vector<LineEntry> lines;
  std::vector<Entry> funders;
  std::vector<PotEntry> pots;
  std::vector<Entry> pools;
  std::vector<Entry> outcomes;
};

}  // namespace sendcast
