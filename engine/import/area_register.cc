#include "import/area_register.h"

#include <algorithm>

#include <fmt/format.h>

#include "import/area_table.h"
#include "schema/problems.h"

namespace sendcast {
namespace {

constexpr std::size_t longest_text_searched = 100;
constexpr AreaIndex areas_count = static_cast<AreaIndex>(area_table.size());

/// What people call an area, beside its names: in the form that `plain` gives.
struct Nickname {
  std::string_view text;
  int dfe_code;
};

constexpr std::array<Nickname, 9> nicknames = {{
    {"bcp", 839},
    {"bath nes", 800},
    {"banes", 800},
    {"city of bristol", 801},
    {"hull", 810},
    {"city of hull", 810},
    {"durham", 840},
    {"scilly", 420},
    {"southend", 882},
}};

/// Lower case letters and digits with single spaces: "Bristol, City of" and "bristol-city-of" are the same.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (c == '&') {
      out += out.empty() || out.back() == ' ' ? "and " : " and ";
    } else if (c != '.' && c != '\'' && !out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// Leaves out what authorities put around their names: "city of", "county of", "borough", "council", "the".
std::string bare(std::string_view text) {
  static constexpr std::array<std::string_view, 14> words = {"city",      "county", "of",           "the",   "council",
                                                             "borough",   "london", "metropolitan", "royal", "unitary",
                                                             "authority", "la",     "district",     "upon"};
  std::string out;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (std::find(words.begin(), words.end(), word) != words.end()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

AreaIndex area_of_dfe_code(int code) {
  const auto found =
      std::find_if(area_table.begin(), area_table.end(), [&](const Area& area) { return area.dfe_code == code; });
  return static_cast<AreaIndex>(found - area_table.begin());
}

/// Of several areas that fit, today's; of several of today, none.
class Choice {
 public:
  void offer(AreaIndex area) {
    const bool of_today = area_at(area).last_january == 0;
    int& count = of_today ? of_today_ : former_;
    AreaIndex& place = of_today ? area_of_today_ : former_area_;
    if (++count == 1) place = area;
  }
  std::optional<AreaIndex> chosen() const {
    if (of_today_ == 1) return area_of_today_;
    if (of_today_ == 0 && former_ == 1) return former_area_;
    return std::nullopt;
  }

 private:
  int of_today_ = 0;
  int former_ = 0;
  AreaIndex area_of_today_ = 0;
  AreaIndex former_area_ = 0;
};

template <typename Fits>
std::optional<AreaIndex> only_area(const Fits& fits) {
  Choice choice;
  for (AreaIndex i = 0; i < areas_count; ++i) {
    if (fits(area_at(i))) choice.offer(i);
  }
  return choice.chosen();
}

std::optional<AreaIndex> area_of_name(std::string_view text) {
  const std::string wanted = plain(text);
  if (wanted.empty()) return std::nullopt;
  if (auto found = only_area([&](const Area& area) { return plain(area.name) == wanted; })) return found;
  for (const Nickname& nickname : nicknames) {
    if (nickname.text == wanted) return area_of_dfe_code(nickname.dfe_code);
  }
  const std::string wanted_bare = bare(wanted);
  if (wanted_bare.empty()) return std::nullopt;
  return only_area([&](const Area& area) { return bare(plain(area.name)) == wanted_bare; });
}

std::string with_code(AreaIndex area) { return fmt::format("{} ({})", area_at(area).name, area_at(area).ons_codes[0]); }

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

std::string unknown_area(std::string_view text) {
  std::vector<std::string> names;
  for (const Area& area : area_table) {
    names.emplace_back(area.name);
    if (!area.ons_codes[0].empty()) names.emplace_back(area.ons_codes[0]);
  }
  std::vector<std::string> plain_names;
  for (const std::string& name : names) plain_names.push_back(plain(name));
  const std::string wanted = plain(text);
  std::string what = fmt::format("no English upper-tier area is called '{}'", text);
  if (const std::string* near = nearest(wanted, plain_names)) {
    what += fmt::format(": did you mean '{}'?", names[static_cast<std::size_t>(near - plain_names.data())]);
  }
  return what;
}

std::vector<AreaSuccession> successions(const auto& fits) {
  std::vector<AreaSuccession> found;
  for (const SuccessionByCode& row : succession_table) {
    const AreaSuccession succession{area_of_dfe_code(row.from), area_of_dfe_code(row.to), row.share};
    if (fits(succession)) found.push_back(succession);
  }
  return found;
}

}  // namespace

std::span<const Area> area_register() { return area_table; }

const Area& area_at(AreaIndex area) { return area_table.at(static_cast<std::size_t>(area)); }

AreaIndex england() { return areas_count - 1; }

AreaIndex region_area(Region region) { return areas_count - 10 + static_cast<AreaIndex>(region); }

std::optional<AreaIndex> area_of_code(std::string_view code) {
  if (code.empty()) return std::nullopt;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (code.size() == 3 && std::all_of(code.begin(), code.end(), digit)) {
    const AreaIndex area = area_of_dfe_code((code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0'));
    return area == areas_count ? std::nullopt : std::optional(area);
  }
  for (AreaIndex i = 0; i < areas_count; ++i) {
    const Area& area = area_at(i);
    if (area.ons_codes[0] == code || area.ons_codes[1] == code) return i;
  }
  return std::nullopt;
}

FoundArea find_area(std::string_view text) {
  text = text.substr(0, longest_text_searched);
  std::string code(text);
  while (!code.empty() && code.back() == ' ') code.pop_back();
  code.erase(0, code.find_first_not_of(' ') == std::string::npos ? code.size() : code.find_first_not_of(' '));
  if (!code.empty() && code[0] == 'e') code[0] = 'E';
  if (const auto area = area_of_code(code)) return {area, {}};
  if (const auto area = area_of_name(text)) return {area, {}};
  return {std::nullopt, unknown_area(text)};
}

FoundArea find_area(std::string_view text, int january) {
  FoundArea found = find_area(text);
  if (!found.found() || existed(*found.area, january)) return found;
  // The same name may have meant another area then, if it was not asked for by code.
  const std::string_view name = area_at(*found.area).name;
  if (plain(text) == plain(name)) {
    for (AreaIndex i = 0; i < areas_count; ++i) {
      if (area_at(i).name == name && existed(i, january)) return {i, {}};
    }
  }
  return {std::nullopt, why_not(*found.area, january)};
}

bool existed(AreaIndex area, int january) {
  const Area& it = area_at(area);
  return january >= it.first_january && (it.last_january == 0 || january <= it.last_january);
}

std::string why_not(AreaIndex area, int january) {
  if (existed(area, january)) return {};
  const Area& it = area_at(area);
  std::vector<std::string> names;
  if (january < it.first_january) {
    for (const AreaSuccession& succession : predecessors(area)) names.push_back(with_code(succession.from));
    if (names.empty()) return fmt::format("there are no figures before January {}", it.first_january);
    return fmt::format("{} did not exist in January {}: its figures begin with January {}; before it there {} {}",
                       with_code(area), january, it.first_january, names.size() == 1 ? "was" : "were", listed(names));
  }
  for (const AreaSuccession& succession : successors(area)) names.push_back(with_code(succession.to));
  return fmt::format("{} no longer existed in January {}: its figures end with January {}; after it there {} {}",
                     with_code(area), january, it.last_january, names.size() == 1 ? "is" : "are", listed(names));
}

std::vector<AreaSuccession> predecessors(AreaIndex area) {
  return successions([&](const AreaSuccession& succession) { return succession.to == area; });
}

std::vector<AreaSuccession> successors(AreaIndex area) {
  return successions([&](const AreaSuccession& succession) { return succession.from == area; });
}

std::vector<AreaIndex> local_authorities(int january) {
  std::vector<AreaIndex> found;
  for (AreaIndex i = 0; i < areas_count; ++i) {
    if (area_at(i).kind == AreaKind::local_authority && existed(i, january)) found.push_back(i);
  }
  return found;
}

}  // namespace sendcast
