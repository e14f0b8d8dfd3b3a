#include "funding/spec.h"

namespace sendcast {

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

}  // namespace sendcast
