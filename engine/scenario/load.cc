#include "scenario/load.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "arrays/in_parallel.h"
#include "scenario/check.h"
#include "scenario/targets.h"

namespace sendcast {
namespace {

constexpr int oldest_age_allowed = 120;
constexpr double most_years = 100;
constexpr double most_stocks = 5e6;

struct Section {
  std::string_view name;
  NameSet set;
  bool required;
};
constexpr std::array<Section, 10> sections = {{{"areas", NameSet::areas, true},
                                               {"needs", NameSet::needs, true},
                                               {"settings", NameSet::settings, true},
                                               {"teams", NameSet::teams, false},
                                               {"indices", NameSet::indices, false},
                                               {"funders", NameSet::funders, false},
                                               {"pots", NameSet::pots, false},
                                               {"funding", NameSet::payers, false},
                                               {"pools", NameSet::payers, false},
                                               {"outcomes", NameSet::outcomes, false}}};

/// Gathers the names of a record's fields.
struct FieldNames {
  std::vector<std::string> list;

  template <class Member>
  void operator()(std::string_view name, Member, const About&) {
    list.emplace_back(name);
  }
};

void read_ages(const Node& root, Vocabulary& words) {
  const Node* oldest = root.find("oldest_age");
  if (oldest == nullptr) return;
  const auto age = parse_number(oldest->text);
  words.is_unsure_of_ages = !age || *age < 0 || *age > oldest_age_allowed || *age != std::floor(*age);
  words.ages = (words.is_unsure_of_ages ? oldest_age_allowed : static_cast<int>(*age)) + 1;
}

/// The months of the run, where the file says them in a way that can be understood.
std::optional<Calendar> calendar_of(const Node& root) {
  const Node* start = root.find("start");
  const Node* years = root.find("years");
  if (start == nullptr || years == nullptr) return std::nullopt;
  const auto first = parse_month(start->text);
  const auto length = parse_number(years->text);
  const bool is_understood = first && length && *length > 0 && *length <= most_years;
  if (!is_understood) return std::nullopt;
  return Calendar{*first, std::max(1, static_cast<int>(std::lround(12 * *length)))};
}

/// Every name that the file declares, so that its parts can refer to each other.
Vocabulary vocabulary_of(const Node& root) {
  Vocabulary words;
  FieldNames fields;
  Scenario::fields(fields);
  for (const Section& section : sections) {
    const Node* node = root.find(section.name);
    const bool is_understood = node == nullptr
                                   ? !section.required && !form_detail::is_misspelt(root, section.name, fields.list)
                                   : node->is_map() && !(section.required && node->members.empty());
    if (!is_understood) words.unsure[static_cast<std::size_t>(section.set)] = true;
    for (std::size_t i = 0; node != nullptr && i < node->members.size(); ++i)
      words[section.set].add(node->members[i].name);
  }
  read_ages(root, words);
  words.calendar = calendar_of(root);
  return words;
}

void check_extent(Reader& reader, const Scenario& scenario) {
  const auto is_whole = [](double number) { return number == std::floor(number); };
  const bool has_years = scenario.years.place.known();  // else they are missing, and that has been reported
  const double months = has_years ? 12 * scenario.years.number : std::numeric_limits<double>::quiet_NaN();
  if (!(months >= 1 && scenario.years.number <= most_years) && !std::isnan(months)) {
    reader.problem(scenario.years.place, "a scenario runs for a month at least and 100 years at most");
  } else if (!std::isnan(months) && std::abs(months - std::round(months)) > 1e-6) {
    reader.problem(scenario.years.place, "the years do not come to a whole number of months");
  }
  const double oldest = scenario.oldest_age.number;
  if (!std::isnan(oldest) && (!is_whole(oldest) || oldest > oldest_age_allowed)) {
    reader.problem(scenario.oldest_age.place, "expected a whole age from 0 to 120");
  }
  const double due = scenario.demand.months_to_issue.central;
  if (!std::isnan(due) && (!is_whole(due) || due < 1 || due > 24)) {
    reader.problem(scenario.demand.months_to_issue.place, "expected a whole number of months from 1 to 24");
  }
  if (scenario.demand.months_to_issue.distribution) {
    reader.problem(scenario.demand.months_to_issue.place, "the months to issue cannot be uncertain");
  }
}

/// Puts something that can be checked on in the place of what was refused.
void replace_refused_extent(Scenario& scenario, const Vocabulary& words) {
  scenario.oldest_age.number = words.ages - 1;
  double& due = scenario.demand.months_to_issue.central;
  if (!(due >= 1 && due <= 24)) due = 1;
}

void refuse_empty_sections(Reader& reader, const Node& root) {
  for (const Section& section : sections) {
    const Node* node = root.find(section.name);
    const bool is_empty = section.required && node != nullptr && node->is_map() && node->members.empty();
    if (!is_empty) continue;
    reader.problem(node->place, "a scenario needs at least one " + std::string(name_set_in_words(section.set)));
  }
}

/// An area or setting called 'all' could not be told from all of them, in places.csv and in {caseload: all}.
void refuse_reserved_names(Reader& reader, const Scenario& scenario) {
  const auto refuse_all = [&](const auto& named, std::string_view what) {
    for (std::size_t i = 0; i < named.count(); ++i) {
      if (named.names[i] != "all") continue;
      reader.problem(named.places[i], fmt::format("{} cannot be called 'all'", with_article(what)),
                     "'all' stands for all of them");
    }
  };
  refuse_all(scenario.areas, "area");
  refuse_all(scenario.settings, "setting");
}

bool is_too_large(Reader& reader, const Vocabulary& words, const Node& root) {
  const double stocks = 1.0 * words[NameSet::areas].count() * words.ages * words[NameSet::needs].count() *
                        (words[NameSet::settings].count() + 1);
  if (stocks <= most_stocks) return false;
  reader.problem(
      root.place,
      fmt::format("areas × ages × needs × settings come to {:.0f} stocks; the most that can be run is {:.0f}", stocks,
                  most_stocks));
  return true;
}

void read_effects(Reader& reader, Scenario& scenario) {
  const Targets targets = targets_of(scenario);
  reader.enter("interventions");
  for (std::size_t i = 0; i < scenario.interventions.count(); ++i) {
    reader.enter(scenario.interventions.names[i]);
    for (Effect& effect : scenario.interventions.items[i].effects) read_effect(reader, targets, effect);
    reader.leave();
  }
  reader.leave();
}

std::unique_ptr<Loaded> unread(const std::string& path, Node merged) {
  auto loaded = std::make_unique<Loaded>();
  loaded->path = path;
  loaded->merged = std::move(merged);
  return loaded;
}

/// Reads the parts of what has been merged; false, reported, where they are too many to be.
bool read_parts(Reader& reader, Loaded& loaded) {
  const Vocabulary& words = reader.vocabulary();
  if (is_too_large(reader, words, loaded.merged)) return false;
  Form<Scenario>::read(reader, loaded.merged, About{}, loaded.scenario);
  check_extent(reader, loaded.scenario);
  replace_refused_extent(loaded.scenario, words);
  refuse_empty_sections(reader, loaded.merged);
  refuse_reserved_names(reader, loaded.scenario);
  read_effects(reader, loaded.scenario);
  loaded.assumptions = reader.assumptions();
  loaded.uncertain = reader.uncertain_numbers();
  return true;
}

/// Checks whether parts that have been read hang together. `before` is how often something had been reported when the
/// scenario's files were opened: it is sound where that has not grown.
void check_parts(Reader& reader, const Loaded& loaded, std::size_t before) {
  if (check_size(reader, loaded.scenario)) check(reader, loaded.scenario);
  if (reader.reports() == before) check_opening_totals(reader, loaded.scenario);
}

std::unique_ptr<Loaded> read_whole(std::unique_ptr<Loaded> loaded, std::size_t before, const ReadFile& read_file,
                                   Sources& sources, Problems& problems) {
  const Vocabulary words = vocabulary_of(loaded->merged);
  Reader reader(words, read_file, sources, problems);
  if (!read_parts(reader, *loaded)) return nullptr;
  check_parts(reader, *loaded, before);
  return reader.reports() == before ? std::move(loaded) : nullptr;
}

/// A scenario that has been read and not checked.
struct Draft {
  std::unique_ptr<Loaded> loaded;
  Vocabulary words;
  Problems problems;
  std::optional<Reader> reader;

  bool is_sound() const { return problems.reports() == 0; }
};

/// Reads scenarios one after another, so that their files are numbered in order, and what they extend once, then checks
/// all at once. Nothing where something is wrong with any of them: what it is is told by loading them one by one.
std::vector<std::unique_ptr<Loaded>> load_together(const std::vector<ScenarioFile>& files, Sources& sources) {
  ParsedFiles parsed;
  std::vector<Draft> drafts(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    Draft& draft = drafts[i];
    Node merged = read_merged(files[i].path, files[i].reach, files[i].read_file, parsed, sources, draft.problems);
    if (!merged.is_map()) return {};
    draft.loaded = unread(files[i].path, std::move(merged));
    draft.words = vocabulary_of(draft.loaded->merged);
    draft.reader.emplace(draft.words, files[i].read_file, sources, draft.problems);
    if (!read_parts(*draft.reader, *draft.loaded) || !draft.is_sound()) return {};
  }
  each_in_parallel(drafts.size(), [&](std::size_t i) { check_parts(*drafts[i].reader, *drafts[i].loaded, 0); });
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (Draft& draft : drafts) {
    if (!draft.is_sound()) return {};
    loaded.push_back(std::move(draft.loaded));
  }
  return loaded;
}

}  // namespace

std::unique_ptr<Loaded> load(const std::string& path, const Reach& reach, const ReadFile& read_file, Sources& sources,
                             Problems& problems) {
  const std::size_t before = problems.reports();
  ParsedFiles parsed;
  Node merged = read_merged(path, reach, read_file, parsed, sources, problems);
  if (!merged.is_map()) return nullptr;
  return read_whole(unread(path, std::move(merged)), before, read_file, sources, problems);
}

std::vector<std::unique_ptr<Loaded>> load_all(const std::vector<ScenarioFile>& files, Sources& sources,
                                              Problems& problems) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  if (files.size() > 1) {
    Sources read = sources;
    loaded = load_together(files, read);
    if (!loaded.empty()) {
      sources = std::move(read);
      return loaded;
    }
  }
  for (const ScenarioFile& file : files)
    loaded.push_back(load(file.path, file.reach, file.read_file, sources, problems));
  if (!problems.none()) loaded.clear();
  return loaded;
}

std::unique_ptr<Loaded> load_merged(const std::string& path, Node merged, const ReadFile& read_file, Sources& sources,
                                    Problems& problems) {
  return read_whole(unread(path, std::move(merged)), problems.reports(), read_file, sources, problems);
}

}  // namespace sendcast
