#include "services/spec.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {
namespace {

std::vector<std::string> plain_drivers() {
  std::vector<std::string> names = {"fixed", "sen_support", "in_assessment", "population"};
  names.insert(names.end(), event_names.begin(), event_names.end());
  return names;
}

/// How a driver that names what it counts is written; null for others.
const char* form_of_driver(std::string_view name) {
  if (name == "caseload") return "{caseload: SETTING}, {caseload: [SETTING, SETTING]} or {caseload: all}";
  if (name == "places") return "{places: SETTING}";
  if (name == "wte") return "{wte: TEAM}";
  return name == "agency_wte" ? "{agency_wte: TEAM}" : nullptr;
}

void read_plain_driver(Reader& reader, const Node& node, Driver& driver) {
  const auto event = std::find(event_names.begin(), event_names.end(), node.text);
  if (node.text == "fixed") {
    driver.kind = Fixed{};
  } else if (node.text == "sen_support") {
    driver.kind = SenSupportCount{};
  } else if (node.text == "in_assessment") {
    driver.kind = InAssessmentCount{};
  } else if (node.text == "population") {
    driver.kind = PopulationCount{};
  } else if (event != event_names.end()) {
    driver.kind = EventCount{static_cast<Event>(event - event_names.begin())};
  } else if (const char* written = form_of_driver(node.text); written != nullptr) {
    reader.problem(node.place, fmt::format("the driver '{}' must name what it counts", node.text),
                   fmt::format("write {}", written));
  } else {
    std::vector<std::string> names = plain_drivers();
    names.insert(names.end(), {"caseload", "places", "wte", "agency_wte"});
    reader.unknown(node.place, "driver", node.text, names);
  }
}

CaseloadOf read_caseload(Reader& reader, const Node& node) {
  const auto settings = static_cast<std::size_t>(reader.vocabulary()[NameSet::settings].count());
  if (node.is_scalar() && node.text == "all") return {std::vector<bool>(settings, true)};
  CaseloadOf caseload{std::vector<bool>(settings)};
  const auto mark = [&](const Node& name) {
    const int index = reader.reference(name, NameSet::settings);
    if (index >= 0) caseload.settings[static_cast<std::size_t>(index)] = true;
  };
  if (node.is_list() && node.items.empty()) reader.expected(node, "at least one setting, or 'all'");
  if (!node.is_list()) mark(node);
  for (const Node& item : node.items) mark(item);
  return caseload;
}

PlacesOf read_places(Reader& reader, const Node& node, const Node& setting) {
  PlacesOf places{reader.reference(setting, NameSet::settings), {}};
  if (const Node* number = node.find("number")) {
    reader.enter("number");
    Form<Value>::read(reader, *number, About{.help = {}, .quantity = Quantity::amount}, places.number.emplace());
    reader.leave();
  }
  return places;
}

/// A driver that names what it counts: {caseload: …}, {places: …, number: …}, {wte: …}, {agency_wte: …}.
void read_driver_of(Reader& reader, const Node& node, Driver& driver) {
  const std::size_t before = reader.reports();
  const std::size_t parts = node.find("places") != nullptr && node.find("number") != nullptr ? 2 : 1;
  for (const Member& member : node.members) {
    if (member.name == "caseload") {
      driver.kind = read_caseload(reader, member.value);
    } else if (member.name == "places") {
      driver.kind = read_places(reader, node, member.value);
    } else if (member.name == "wte") {
      driver.kind = FilledPosts{reader.reference(member.value, NameSet::teams)};
    } else if (member.name == "agency_wte") {
      driver.kind = AgencyPosts{reader.reference(member.value, NameSet::teams)};
    } else if (member.name != "number" || parts == 1) {
      reader.unknown(member.place, "driver", member.name, {"caseload", "places", "number", "wte", "agency_wte"});
    }
  }
  if (node.members.size() != parts && reader.reports() == before) {
    reader.problem(node.place, "a driver counts exactly one thing", "give one of: caseload, places, wte, agency_wte");
  }
}

}  // namespace

Dimensions dimensions_of(const Driver& driver) {
  if (driver.broken) return by_plan;
  if (const EventCount* count = std::get_if<EventCount>(&driver.kind))
    return has_setting(count->event) ? by_plan : by_cell;
  if (std::holds_alternative<CaseloadOf>(driver.kind)) return by_plan;
  if (std::holds_alternative<SenSupportCount>(driver.kind)) return by_cell;
  if (std::holds_alternative<InAssessmentCount>(driver.kind)) return by_cell;
  if (std::holds_alternative<PopulationCount>(driver.kind)) return by_area_and_age;
  if (std::holds_alternative<PlacesOf>(driver.kind)) return Dimensions{false, false, false, true};
  return no_dimensions;
}

bool counts_events(const Driver& driver) { return std::holds_alternative<EventCount>(driver.kind); }

void Form<Driver>::read(Reader& reader, const Node& node, const About&, Driver& driver) {
  driver.place = node.place;
  const std::size_t before = reader.reports();
  if (node.is_scalar()) {
    read_plain_driver(reader, node, driver);
  } else if (node.is_map()) {
    read_driver_of(reader, node, driver);
  } else {
    reader.expected(
        node, "a driver: caseload, sen_support, in_assessment, population, places, wte, agency_wte, fixed or an event");
  }
  driver.broken = reader.reports() != before;
}

Json Form<Driver>::describe(Describer& describer, const About&) {
  return describer.refer("driver", [&] {
    const auto one = [](const char* key, Json value, const char* help) {
      value["description"] = help;
      return Json{
          {"type", "object"}, {"properties", {{key, value}}}, {"required", {key}}, {"additionalProperties", false}};
    };
    const Json name{{"type", "string"}};
    const Json settings{{"anyOf", Json::array({name, Json{{"type", "array"}, {"items", name}}})}};
    Json places = one("places", titled("the name of a setting", name),
                      "its places a month, whether filled or not; or as many as `number` beside it says");
    places["properties"]["number"] = describer.describe<Value>(
        About{.help = "places commissioned", .quantity = Quantity::amount, .otherwise = "the setting's capacity"});
    return Json{{"anyOf", Json::array({Json{{"enum", plain_drivers()}},
                                       one("caseload", titled("`all`, a setting or a list of settings", settings),
                                           "children and young people with a plan, by setting"),
                                       places, one("wte", titled("the name of a team", name), "its filled posts"),
                                       one("agency_wte", titled("the name of a team", name), "its agency staff")})}};
  });
}

void Form<Kind>::read(Reader& reader, const Node& node, const About&, Kind& kind) {
  const bool known = node.is_scalar() && (node.text == "revenue" || node.text == "capital");
  if (!known) return reader.unknown(node.place, "kind", flow_text(node), {"revenue", "capital"});
  kind = node.text == "capital" ? Kind::capital : Kind::revenue;
}

ServiceLine::ServiceLine() { uptake.entries.push_back({Where{}, certain(1), {}}); }

}  // namespace sendcast
