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
  std::string intervention = {};  ///< whose own line it is; empty for a line of the scenario itself
  double cashable = 1;            ///< what part of a change in its cost reaches a budget
};

struct PotEntry : Entry {
  int funder = 0;
  bool carries = false;  ///< a balance goes from one year into the next
  int successor = -1;    ///< the pot that takes over; -1 for none
};

struct OutcomeEntry : Entry {
  bool counts_events = false;  ///< in the course of a year; otherwise a stock at its end
  bool higher_is_better = false;
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
  std::vector<OutcomeEntry> outcomes;
};

}  // namespace sendcast
