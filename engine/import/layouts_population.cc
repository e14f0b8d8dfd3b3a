#include "import/layout_tables.h"

namespace sendcast {
namespace {

using S = Statistic;

constexpr std::array<ColumnRule, 3> projections = {
    {{Role::filter, {"component"}, true, {"population"}}, {Role::sex, {"sex"}}, {Role::ages, {"age_group"}}}};

constexpr std::array<ColumnRule, 4> estimates = {{{Role::filter, {"country"}, true, {"e"}},
                                                  {Role::sex, {"sex"}},
                                                  {Role::ages, {"age"}},
                                                  {Role::area_code, {"ladcode*", "lad*_code"}}}};

constexpr std::array<ColumnRule, 2> tidy = {{{Role::time, {"year"}}, {Role::ages, {"age"}}}};

constexpr std::array<ColumnRule, 4> tidy_by_tier = {{{Role::time, {"year"}},
                                                     {Role::ages, {"age"}},
                                                     {Role::filter, {"tier"}, true, {"upper"}},
                                                     {Role::more_filter, {"geography"}}}};

constexpr std::array<ValueRule, 1> projected = {{{{}, S::population_projection}}};
constexpr std::array<ValueRule, 1> estimated = {{{{}, S::population}}};
constexpr std::array<ValueRule, 1> persons = {{{{"persons"}, S::population, {}, {}, true}}};
constexpr std::array<ValueRule, 1> first_persons = {{{{"persons"}, S::population_first_estimate, {}, {}, true}}};

/// The Office for National Statistics. Wide: a column for each year, a row for each area, sex and age; persons are
/// males and females together where they are not given. The genuine projections have three decimals and the codes of
/// June 2018. Tidy: a row for each area, year and age; a table that reaches beyond the newest estimates is of
/// projections.
constexpr std::array<Layout, 4> all = {{
    {"ONS subnational population projections", projections, projected, {}, ""},
    {"ONS mid-year estimates (MYEB1)", estimates, estimated, {}, "population_"},
    {"population, tidy", tidy, persons, {}, {}, {}, 1, true, true},
    {"population as first estimated, tidy", tidy_by_tier, first_persons},
}};

}  // namespace

std::span<const Layout> population_layouts() { return all; }

}  // namespace sendcast
