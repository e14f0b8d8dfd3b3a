#include "funding/spec.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sendcast {
namespace {

/// Gathers the names of a choice's alternatives.
struct AlternativeNames {
  std::vector<std::string_view> list;

  template <class Alternative>
  void operator()(std::string_view name, const About&) {
    list.push_back(name);
  }
};

bool is_share_of_balance(const Node& node) {
  return node.is_map() && (node.find("share") != nullptr || node.find("of_balance_at") != nullptr);
}

void read_one_off(Reader& reader, const Node& node, OneOff& one_off) {
  const Node* inside = node.is_map() ? node.find("value") : nullptr;
  if (!is_share_of_balance(inside == nullptr ? node : *inside)) {
    return Form<Number>::read(reader, node, About{.help = {}, .quantity = Quantity::money},
                              one_off.amount.emplace<Number>());
  }
  with_provenance(reader, node, [&](const Node& share) {
    Form<ShareOfBalance>::read(reader, share, About{}, one_off.amount.emplace<ShareOfBalance>());
  });
}

}  // namespace

int Points::entry_for(const Coordinates& at) const {
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (matches(entries[i].where, at)) return static_cast<int>(i);
  }
  return -1;
}

void Form<Points>::read(Reader& reader, const Node& node, const About& about, Points& points) {
  points.place = node.place;
  const std::size_t before = reader.reports();
  read_where_entries(reader, node, by_plan, [&](Where where, const Node& value, Place place) {
    Points::Entry& entry = points.entries.emplace_back();
    entry.where = std::move(where);
    entry.place = place;
    Form<Named<Value>>::read(reader, value, about, entry.by_domain);
  });
  points.broken = reader.reports() != before;
}

Json Form<Points>::describe(Describer& describer, const About& about) {
  const Json points = Form<Named<Value>>::describe(describer, about);
  return titled("points by domain, or a list of them by area, age, need and setting",
                Json{{"anyOf", Json::array({sourced({{"value", points}}, {"value"}), points,
                                            describe_where_entries(describer, points)})}});
}

std::string_view FundingRule::kind_name() const {
  AlternativeNames names;
  alternatives(names);
  return names.list[kind.index()];
}

void Form<OneOffs>::read(Reader& reader, const Node& node, const About&, OneOffs& one_offs) {
  if (!node.is_map()) return reader.expected(node, "amounts by financial year");
  for (const Member& member : node.members) {
    const auto year = parse_financial_year(member.name);
    if (!year) {
      reader.problem(member.place, fmt::format("'{}' is no financial year such as 2024-25", member.name));
      continue;
    }
    if (!lies_in_reach(reader, member.name, year->first, member.place)) continue;
    OneOff& one_off = one_offs.items.emplace_back();
    one_off.year = *year;
    one_off.place = member.value.place;
    reader.enter(member.name);
    read_one_off(reader, member.value, one_off);
    reader.leave();
  }
}

Json Form<OneOffs>::describe(Describer& describer, const About&) {
  const Json money = Form<Number>::describe(describer, About{.help = {}, .quantity = Quantity::money});
  const Json share = Form<ShareOfBalance>::describe(describer, About{});
  const Json amount{{"anyOf", Json::array({money, share, sourced({{"value", share}}, {"value"})})}};
  return titled("amounts of money by financial year, or {share, of_balance_at}",
                Json{{"type", "object"},
                     {"patternProperties", {{"^[0-9]{4}-[0-9]{2}$", amount}}},
                     {"additionalProperties", false}});
}

void Form<Income>::read(Reader& reader, const Node& node, const About& about, Income& income) {
  const Node* streams = node.find("streams");
  if (streams == nullptr) {
    income.names.emplace_back();
    return Form<Value>::read(reader, node, about, income.streams.emplace_back());
  }
  form_detail::refuse_unknown_members(reader, node, {"streams"});
  Named<Value> named;
  reader.enter("streams");
  Form<Named<Value>>::read(reader, *streams, about, named);
  reader.leave();
  income.names = std::move(named.names);
  income.streams = std::move(named.items);
}

Json Form<Income>::describe(Describer& describer, const About& about) {
  const Json value = Form<Value>::describe(describer, about);
  const Json streams{{"type", "object"},
                     {"properties", {{"streams", {{"type", "object"}, {"additionalProperties", value}}}}},
                     {"required", {"streams"}},
                     {"additionalProperties", false}};
  return titled("a value, or {streams: {name: value, …}}", Json{{"anyOf", Json::array({value, streams})}});
}

void Form<YearEnd>::read(Reader& reader, const Node& node, const About&, YearEnd& year_end) {
  const bool known = node.is_scalar() && (node.text == "reset" || node.text == "carry");
  if (!known) return reader.unknown(node.place, "year end", flow_text(node), {"reset", "carry"});
  year_end = node.text == "carry" ? YearEnd::carry : YearEnd::reset;
}

void Form<Underspend>::read(Reader& reader, const Node& node, const About&, Underspend& underspend) {
  const bool known = node.is_scalar() && (node.text == "carry" || node.text == "return");
  if (!known) return reader.unknown(node.place, "treatment of an underspend", flow_text(node), {"carry", "return"});
  underspend = node.text == "return" ? Underspend::give_back : Underspend::carry;
}

void Form<PotDomain>::read(Reader& reader, const Node& node, const About&, PotDomain& domain) {
  const auto* const found = std::find(pot_domain_names.begin(), pot_domain_names.end(), node.text);
  if (!node.is_scalar() || found == pot_domain_names.end()) {
    return reader.unknown(node.place, "domain", flow_text(node), {pot_domain_names.begin(), pot_domain_names.end()});
  }
  domain = static_cast<PotDomain>(found - pot_domain_names.begin());
}

}  // namespace sendcast
