#include "schema/reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include "schema/merge.h"
#include "schema/utf8.h"

namespace sendcast {
namespace {

constexpr std::size_t most_suggested = 200;  ///< to look for the nearest name takes its time

std::optional<double> parse_plain_number(std::string_view text) {
  const bool has_plus = !text.empty() && text.front() == '+';
  if (has_plus) text.remove_prefix(1);
  if (text.empty() || (has_plus && text.front() == '-')) return std::nullopt;
  const bool begins_well = text.front() == '-' || text.front() == '.' || (text.front() >= '0' && text.front() <= '9');
  if (!begins_well) return std::nullopt;
  double value = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  if (!text.empty() && text.back() == '%') {
    const auto percent = parse_plain_number(text.substr(0, text.size() - 1));
    return percent ? std::optional(*percent / 100) : std::nullopt;
  }
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const auto above = parse_plain_number(text.substr(0, slash));
    const auto below = parse_plain_number(text.substr(slash + 1));
    if (!above || !below || *below == 0 || !std::isfinite(*above / *below)) return std::nullopt;
    return *above / *below;
  }
  return parse_plain_number(text);
}

void Reader::problem(Place place, std::string what, std::string suggestion, Place other) {
  problems_.add(place, std::move(what), std::move(suggestion), other);
}

void Reader::unknown(Place place, std::string_view kind, std::string_view written,
                     const std::vector<std::string>& allowed) {
  problem(place, fmt::format("there is no {} '{}'", kind, written),
          problems_.kept_of(place.file) < most_suggested ? suggest(written, allowed) : std::string());
}

void Reader::expected(const Node& node, std::string_view what) {
  if (node.is_null()) return problems_.add_again();
  problem(node.place, node.is_scalar() ? fmt::format("expected {}, but this is '{}'", what, node.text)
                                       : fmt::format("expected {}, but this is {}", what, node.kind_in_words()));
}

double Reader::within(const Bounds& bounds, double number, std::string_view written, Place place) {
  if (number >= bounds.low && number <= bounds.high) return number;
  const bool is_beyond = number < -largest_number || (number > bounds.high && bounds.high > 1);
  problem(place, fmt::format("{} is out of range", written),
          is_beyond ? fmt::format("the most is {:.0f}", bounds.high) : fmt::format("allowed: {}", bounds.in_words));
  return std::numeric_limits<double>::quiet_NaN();
}

int Reader::reference(const std::string& name, Place place, NameSet set) {
  const int index = vocabulary_[set].find(name);
  if (index < 0 && !vocabulary_.is_unsure_of(set)) {
    unknown(place, name_set_in_words(set), name, vocabulary_[set].list());
  }
  return index;
}

int Reader::reference(const Node& node, NameSet set) {
  if (!node.is_scalar()) {
    expected(node, "the name of " + with_article(name_set_in_words(set)));
    return -1;
  }
  return reference(node.text, node.place, set);
}

const CsvTable* Reader::csv(const Node& node) {
  if (!node.is_scalar() || node.text.empty()) {
    expected(node, "the name of a CSV file");
    return nullptr;
  }
  if (const std::string fault = fault_of_file_name(node.text); !fault.empty()) {
    problem(node.place, fault);
    return nullptr;
  }
  const std::string& written_in = sources_.name(node.place.file);
  const std::string path = resolve_beside(written_in, node.text);
  const std::string folder = std::filesystem::path(written_in).parent_path().generic_string();
  if (std::filesystem::path(node.text).is_absolute() || !lies_within(path, folder)) {
    problem(node.place, fmt::format("'{}' lies outside the scenario's folder", node.text),
            "put the file into the scenario's own folder or below it");
    return nullptr;
  }
  const auto [entry, is_new] = tables_.try_emplace(path);
  if (is_new) entry->second = read_csv(path, node.place);
  return entry->second ? &*entry->second : nullptr;
}

std::optional<CsvTable> Reader::read_csv(const std::string& path, Place asked_at) {
  constexpr std::size_t bytes_of_a_cell = 4;
  FileText file = read_file_(path);
  if (!file.read()) {
    problem(asked_at, fmt::format("cannot read '{}': {}", path, file.why_not));
    return std::nullopt;
  }
  if (!take_cells(file.text.size() / bytes_of_a_cell, asked_at)) return std::nullopt;
  const int number = sources_.add(path, std::string(without_byte_order_mark(file.text)));
  CsvTable table = parse_csv(number, sources_, problems_);
  if (table.header.empty() && table.whole) problem(asked_at, fmt::format("'{}' has no header row", path));
  const bool fits = take_cells(table.header.size() * table.rows.size(), asked_at);
  return table.header.empty() || !fits ? std::nullopt : std::optional(std::move(table));
}

bool Reader::take_cells(std::size_t cells, Place place) {
  constexpr std::size_t most_cells = 40'000'000;
  cells_ += cells;
  if (cells_ <= most_cells) return true;
  problem(place, fmt::format("the tables of a scenario may hold at most {} cells in all", most_cells));
  return false;
}

std::string Reader::path() const {
  std::string path;
  for (const PathPart& part : path_) path += (path.empty() ? "" : ".") + part.name;
  return path;
}

void Reader::note_parameter(const std::string& name, Place place) {
  last_parameter_ = name.empty() ? path() : name;
  if (!name.empty()) {
    parameters_.add(name);
    return;
  }
  const bool in_list = std::any_of(path_.begin(), path_.end(), [](const PathPart& part) { return part.is_item; });
  const bool is_taken = parameters_.find(path()) >= 0;
  if (in_list) problem(place, "a distribution inside a list needs a name", "give it one: name: …");
  if (is_taken)
    problem(place, fmt::format("a second distribution for '{}' needs a name", path()), "give it one: name: …");
  parameters_.add(path());
}

int Reader::add_uncertain(std::shared_ptr<const Distribution> distribution, const Bounds& bounds) {
  uncertain_numbers_.push_back({last_parameter_, std::move(distribution), bounds.low, bounds.high, path()});
  return static_cast<int>(uncertain_numbers_.size()) - 1;
}

void Reader::from_here_on(const Provenance& provenance) {
  const bool says_nothing = provenance.source.empty() && provenance.basis.empty();
  provenance_.push_back(says_nothing && !provenance_.empty() ? provenance_.back() : provenance);
}

void Reader::note(Place place, std::string text) {
  assumptions_.push_back({path(), std::move(text), provenance_.empty() ? Provenance{} : provenance_.back(), place});
}

Provenance read_provenance(Reader& reader, const Node& node) {
  Provenance provenance;
  if (const Node* source = node.find("source")) {
    if (!source->is_scalar()) reader.expected(*source, "a source in words");
    provenance.source = source->text;
  }
  if (const Node* basis = node.find("basis"); basis != nullptr && !basis->is_null()) {
    static const std::vector<std::string> allowed = {"published", "calibrated", "illustrative"};
    const bool known = basis->is_scalar() && std::find(allowed.begin(), allowed.end(), basis->text) != allowed.end();
    if (known) provenance.basis = basis->text;
    if (!known) reader.unknown(basis->place, "basis", flow_text(*basis), allowed);
  }
  return provenance;
}

}  // namespace sendcast
