#include "uncertainty/value.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "uncertainty/distribution_fields.h"

namespace sendcast {
namespace {

/// The month from which a step holds. Keys that could be a year or a month (2000-01 to 2011-12) are years.
std::optional<Month> step_month(const std::string& key) {
  if (const auto year = parse_financial_year(key)) return april_of(*year);
  return parse_month(key);
}

/// Whether a key can only have been meant as a year or a month, however it is written: 2021-22, 2021/22, 2021, FY21.
bool looks_like_time(std::string_view key) {
  const bool begins_with_fy = key.substr(0, 2) == "FY" || key.substr(0, 2) == "fy";
  const std::string_view rest = key.substr(begins_with_fy ? 2 : 0);
  const std::size_t first = rest.find_first_not_of(' ');
  return first != std::string_view::npos && rest[first] >= '0' && rest[first] <= '9';
}

/// Holds before every step: a key that was not understood may have been the first.
Step not_understood(Place place) { return {Month{}, {std::numeric_limits<double>::quiet_NaN(), {}, place}}; }

void read_steps(Reader& reader, const Node& node, const About& about, Steps& steps) {
  bool understood = true;
  for (const Member& member : node.members) {
    const auto month = step_month(member.name);
    if (!month) {
      const bool is_time = looks_like_time(member.name);
      reader.problem(
          member.place,
          fmt::format("'{}' is neither a financial year such as 2021-22 nor a month such as 2021-09", member.name),
          is_time ? "" : "steps hold years and months only");
      understood = false;
      continue;
    }
    if (!lies_in_reach(reader, member.name, calendar_year(*month), member.place)) {
      understood = false;
      continue;
    }
    Step step{*month, {}};
    reader.enter(member.name);
    Form<Number>::read(reader, member.value, about, step.number);
    reader.leave();
    steps.steps.push_back(std::move(step));
  }
  std::stable_sort(steps.steps.begin(), steps.steps.end(),
                   [](const Step& a, const Step& b) { return a.from < b.from; });
  for (std::size_t i = 1; i < steps.steps.size(); ++i) {
    if (steps.steps[i].from == steps.steps[i - 1].from) {
      reader.problem(steps.steps[i].number.place, fmt::format("two steps begin in {}", text(steps.steps[i].from)), {},
                     steps.steps[i - 1].number.place);
    }
  }
  if (!understood) steps.steps.insert(steps.steps.begin(), not_understood(node.place));
}

void read_growth(Reader& reader, const Node& node, const About& about, Growth& growth) {
  const auto is_step = [](const Member& member) { return looks_like_time(member.name); };
  const auto step = std::find_if(node.members.begin(), node.members.end(), is_step);
  if (step != node.members.end()) {
    growth.start.central = std::numeric_limits<double>::quiet_NaN();
    return reader.problem(step->place, "a value is steps by year or month, or {start, growth}, not both");
  }
  const auto part = [&](std::string_view name, const About& part_about, Number& number) {
    const Node* found = node.find(name);
    number.central = std::numeric_limits<double>::quiet_NaN();
    if (found == nullptr)
      return reader.problem(node.place, fmt::format("'{}' is missing beside the other of start and growth", name));
    reader.enter(name);
    Form<Number>::read(reader, *found, part_about, number);
    reader.leave();
  };
  part("start", about, growth.start);
  part("growth", About{.help = {}, .quantity = Quantity::growth}, growth.growth);
  form_detail::refuse_unknown_members(reader, node, {"start", "growth"});
}

double grown(const Growth& growth, int aprils, Drawn drawn) {
  double grown = value_of(growth.start, drawn);
  const double factor = 1 + value_of(growth.growth, drawn);
  for (int k = 0; k < aprils; ++k) grown *= factor;
  return grown;
}

/// What grows may not grow out of bounds within the run.
void check_growth(Reader& reader, const Node& node, const About& about, const Growth& growth) {
  const std::optional<Calendar>& calendar = reader.vocabulary().calendar;
  if (!calendar) return;
  const Bounds bounds = bounds_of(about.quantity);
  for (int y = 1; y < calendar->years(); ++y) {
    const double value = grown(growth, y, {});
    if (!(value < bounds.low || value > bounds.high)) continue;
    const bool is_share = about.quantity == Quantity::probability;
    const std::string grown_to = is_share ? fmt::format("{:.6g}%", value * 100) : fmt::format("{:.6g}", value);
    return reader.problem(node.place, fmt::format("this grows to {} in {}", grown_to, text(calendar->year(y))),
                          fmt::format("allowed: {}", bounds.in_words));
  }
}

void read_distribution(Reader& reader, const Node& node, const About& about, Number& number) {
  auto distribution = std::make_shared<Distribution>();
  const std::size_t before = reader.reports();
  Form<Distribution>::read(reader, node, about, *distribution);
  const bool is_read = reader.reports() == before;
  if (is_read || !name_of(*distribution).empty()) reader.note_parameter(name_of(*distribution), node.place);
  if (!is_read) return;
  const std::string fault = fault_of(*distribution);
  if (!fault.empty()) {
    return reader.problem(node.place, fmt::format("{} {}", with_article(node.members.front().name), fault));
  }
  const double central = central_value(*distribution);
  const Bounds bounds = bounds_of(about.quantity);
  if (central < bounds.low || central > bounds.high) {
    return reader.problem(node.place, fmt::format("its central value, {}, is out of range", central),
                          fmt::format("allowed: {}", bounds.in_words));
  }
  number.central = central;
  number.distribution = std::move(distribution);
  number.index = reader.add_uncertain(number.distribution, bounds);
}

/// A map that is not what is allowed in its place: most likely a distribution whose kind is misspelt.
void refuse_map(Reader& reader, const Node& node, std::string_view allowed) {
  const bool names_a_kind =
      node.members.size() == 1 && node.members.front().value.is_map() && !looks_like_time(node.members.front().name);
  if (!names_a_kind) return reader.expected(node, allowed);
  const Member& kind = node.members.front();
  reader.unknown(kind.place, "distribution", kind.name, distribution_kinds());
}

void read_number(Reader& reader, const Node& node, const About& about, Number& number, std::string_view allowed) {
  number.central = std::numeric_limits<double>::quiet_NaN();
  with_provenance(reader, node, [&](const Node& inside) {
    number.place = inside.place;
    reader.note(inside.place, flow_text(inside));
    if (is_written_as_distribution(inside)) return read_distribution(reader, inside, about, number);
    if (inside.is_map()) return refuse_map(reader, inside, allowed);
    Form<double>::read(reader, inside, about, number.central);
  });
}

void read_profile(Reader& reader, const Node& node, const About& about, Value& value) {
  value.place = node.place;
  const bool is_map = node.is_map() && !node.members.empty();
  const auto any_time = [](const Member& member) { return looks_like_time(member.name); };
  if (is_map && (node.find("start") != nullptr || node.find("growth") != nullptr)) {
    read_growth(reader, node, about, value.profile.emplace<Growth>());
    check_growth(reader, node, about, std::get<Growth>(value.profile));
  } else if (is_map && std::any_of(node.members.begin(), node.members.end(), any_time)) {
    read_steps(reader, node, about, value.profile.emplace<Steps>());
  } else {
    read_number(reader, node, about, value.profile.emplace<Number>(),
                "a number, steps by year or month, {start, growth}, or a distribution");
  }
}

/// Numbers of different bounds are described apart: "value", "value_from_0", "value_of_a_share".
std::string definition_name(const std::string& noun, Quantity quantity) {
  switch (quantity) {
    case Quantity::number:
    case Quantity::money:
      return noun;
    case Quantity::amount:
    case Quantity::rate:
      return noun + "_from_0";
    case Quantity::probability:
      return noun + "_of_a_share";
    case Quantity::growth:
      return noun + "_of_growth";
  }
  return noun;
}

}  // namespace

double value_of(const Value& value, Month month, FinancialYear first, Drawn drawn) {
  if (const Number* number = std::get_if<Number>(&value.profile)) return value_of(*number, drawn);
  if (const Steps* steps = std::get_if<Steps>(&value.profile)) {
    const auto begins_later = [](Month wanted, const Step& step) { return wanted < step.from; };
    const auto next = std::upper_bound(steps->steps.begin(), steps->steps.end(), month, begins_later);
    return value_of(next == steps->steps.begin() ? next->number : std::prev(next)->number, drawn);
  }
  return grown(std::get<Growth>(value.profile), financial_year_of(month) - first, drawn);
}

double central_value(const Value& value, Month month, FinancialYear first) { return value_of(value, month, first, {}); }

bool is_uncertain(const Value& value) {
  const auto uncertain = [](const Number& number) { return number.distribution != nullptr; };
  if (const Number* number = std::get_if<Number>(&value.profile)) return uncertain(*number);
  if (const Steps* steps = std::get_if<Steps>(&value.profile)) {
    return std::any_of(steps->steps.begin(), steps->steps.end(),
                       [&](const Step& step) { return uncertain(step.number); });
  }
  const Growth& growth = std::get<Growth>(value.profile);
  return uncertain(growth.start) || uncertain(growth.growth);
}

bool is_constant(const Value& value) { return std::holds_alternative<Number>(value.profile); }

std::optional<Month> first_step(const Value& value) {
  const Steps* steps = std::get_if<Steps>(&value.profile);
  return steps == nullptr ? std::nullopt : std::optional(steps->steps.front().from);
}

void Form<Number>::read(Reader& reader, const Node& node, const About& about, Number& number) {
  read_number(reader, node, about, number, "one number");
}

Json Form<Number>::describe(Describer& describer, const About& about) {
  const std::string name = definition_name("number", about.quantity);
  return describer.refer(name, [&] {
    const Json itself{{"$ref", "#/definitions/" + name}};
    return titled("a number" + bounds_suffix(about.quantity),
                  Json{{"anyOf", Json::array({Form<double>::describe(describer, about),
                                              Form<Distribution>::describe(describer, About{}),
                                              sourced({{"value", itself}}, {"value"})})}});
  });
}

void Form<Value>::read(Reader& reader, const Node& node, const About& about, Value& value) {
  with_provenance(reader, node, [&](const Node& inside) { read_profile(reader, inside, about, value); });
}

Json Form<Value>::describe(Describer& describer, const About& about) {
  const std::string name = definition_name("value", about.quantity);
  return describer.refer(name, [&] {
    const Json itself{{"$ref", "#/definitions/" + name}};
    const Json number = Form<Number>::describe(describer, about);
    const Json rate = Form<Number>::describe(describer, About{.help = {}, .quantity = Quantity::growth});
    const Json growth{{"type", "object"},
                      {"properties", {{"start", number}, {"growth", rate}}},
                      {"required", {"start", "growth"}},
                      {"additionalProperties", false}};
    const Json steps{{"type", "object"},
                     {"patternProperties", {{"^[0-9]{4}-[0-9]{2}$", number}}},
                     {"minProperties", 1},
                     {"additionalProperties", false}};
    return titled("a value" + bounds_suffix(about.quantity),
                  Json{{"anyOf", Json::array({number, growth, steps, sourced({{"value", itself}}, {"value"})})}});
  });
}

Value certain(double number) { return {Number{number, nullptr, {}, -1}, {}}; }

}  // namespace sendcast
