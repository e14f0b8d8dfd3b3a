#pragma once

#include <optional>
#include <vector>

#include "arrays/shape.h"
#include "schema/form.h"

namespace sendcast {

/// The indices of one dimension that a `where` names, as a mark for each; nothing where it names none: all match.
using Selection = std::optional<std::vector<bool>>;

/// Which cells something concerns. An absent key matches everything.
struct Where {
  Selection areas;
  Selection ages;
  Selection needs;
  Selection settings;
  Selection from;  ///< settings (or needs) left: of effects on moves, transfers and changes of need
  Selection to;
  Place place;
};

/// Which keys a `where` may have at a place of the file.
struct WhereKeys {
  Dimensions dimensions = by_plan;
  std::optional<NameSet> pairs;  ///< the set that `from` and `to` name, where they are allowed
};

/// Reads a `where`, reporting names that do not exist and keys that have no meaning there.
Where read_where(Reader& reader, const Node& node, const WhereKeys& keys);
Json describe_where(Describer& describer);

/// Whether a `where` matches: all dimensions that it names must be there and selected.
bool matches(const Where& where, const Coordinates& at);

/// Ages such as 5-10, 16-, 11 or [3, 5-7], as a mark for each age from 0; reported where they are not ages of the
/// model.
Selection read_ages(Reader& reader, const Node& node);

/// The ages, or the areas, that something is limited to.
struct Ages {
  Selection marks;
};
struct Areas {
  Selection marks;
};

template <>
struct Form<Ages> {
  static void read(Reader& reader, const Node& node, const About&, Ages& ages) { ages.marks = read_ages(reader, node); }
  static Json describe(Describer& describer, const About&);
};
template <>
struct Form<Areas> {
  static void read(Reader& reader, const Node& node, const About&, Areas& areas);
  static Json describe(Describer& describer, const About&);
};

}  // namespace sendcast
