#include "import/layout_tables.h"

namespace sendcast {
namespace {

using S = Statistic;

constexpr std::array<ColumnRule, 1> each_january = {{{Role::time, {"january", "time_period"}}}};
constexpr std::array<ColumnRule, 1> each_financial_year = {{{Role::time, {"financial_year", "time_period"}}}};

constexpr std::array<ValueRule, 3> support_rates = {{
    {{"sen_support_pct_all_schools"}, S::sen_support_percent, {}, {}, true},
    {{"sen_support_pct_primary"}, S::sen_support_percent_primary},
    {{"sen_support_pct_secondary"}, S::sen_support_percent_secondary},
}};

constexpr std::array<ValueRule, 2> support_pupils = {{
    {{"est_sen_support_pupils_all_schools", "sen_support_pupils"}, S::sen_support_pupils, {}, {}, true},
    {{"est_all_pupils", "pupils"}, S::pupils, {}, {}, true},
}};

constexpr std::array<ValueRule, 4> allocations = {{
    {{"high_needs_block_gbp", "*high_needs_block_s", "*high_needs_block_before_deductions_s"},
     S::high_needs_block,
     {},
     {},
     true},
    {{"dsg_total_gbp", "*total_dsg_allocation_s"}, S::dedicated_schools_grant},
    {{"high_needs_block_after_deductions_gbp", "*high_needs_block_allocation_s"}, S::high_needs_block_after_deductions},
    {{"dsg_total_after_deductions_gbp"}, S::dedicated_schools_grant_after_deductions},
}};

constexpr std::array<ColumnRule, 2> by_component = {{{Role::time, {"financial_year"}}, {Role::measure, {"component"}}}};
constexpr std::array<ValueRule, 1> component_value = {{{{"value"}, S::high_needs_component, {}, {}, true}}};
constexpr std::array<MeasureRule, 2> components = {{
    {"high_needs_block_total_gbp", S::high_needs_block},
    {"", S::high_needs_component, 1, true},
}};

constexpr std::array<ColumnRule, 2> by_growth = {
    {{Role::time, {"financial_year"}}, {Role::filter, {"high_needs_block_growth_pct"}}}};
constexpr std::array<ValueRule, 1> block = {{{{"high_needs_block_gbp"}, S::high_needs_block, {}, {}, true}}};

constexpr std::array<ValueRule, 1> balance = {
    {{{"derived_cumulative_balance_gbp", "cumulative_balance_gbp"}, S::grant_balance, {}, {}, true}}};

constexpr std::array<ColumnRule, 3> by_basis = {
    {{Role::measure, {"basis"}}, {Role::time, {"basis"}}, {Role::label, {"line"}}}};
constexpr std::array<ValueRule, 1> line_value = {{{{"value_gbp_or_count"}, S::section_251_outturn, {}, {}, true}}};
constexpr std::array<MeasureRule, 3> bases = {{
    {"s251_budget*", S::section_251_budget},
    {"s251_outturn*", S::section_251_outturn},
    {"context*", S::section_251_context},
}};

constexpr std::array<ColumnRule, 2> by_sector = {
    {{Role::time, {"financial_year"}}, {Role::label, {"provider_sector"}}}};
constexpr std::array<ValueRule, 1> sector_total = {{{{"total_gbp"}, S::section_251_outturn, {}, {}, true}}};

constexpr std::array<ColumnRule, 2> by_line = {{{Role::time, {"period"}}, {Role::measure, {"line"}}}};
constexpr std::array<ValueRule, 1> line_pounds = {{{{"value_gbp"}, S::section_251_outturn, {}, {}, true}}};
constexpr std::array<MeasureRule, 3> lines = {{
    {"cumulative_dsg_deficit*", S::grant_balance, -1},
    {"in_year_dsg_deficit*", S::grant_balance_in_year, -1},
    {"", S::section_251_outturn, 1, true},
}};

constexpr std::array<ColumnRule, 5> by_series = {
    {{Role::label, {"series"}},
     {Role::more_label, {"period_basis"}, true, {"financial_year", "calendar_year", "financial_year_start"}},
     {Role::time, {"period"}},
     {Role::most_label, {"kind"}},
     {Role::measure, {"measure"}}}};
constexpr std::array<ValueRule, 1> price = {{{{"value"}, S::price_index, {}, {}, true}}};
constexpr std::array<MeasureRule, 2> price_measures = {{{"index", S::price_index}, {"growth_pct", S::price_growth}}};

/// School census, dedicated schools grant, section 251 and prices, as tidy tables of the published figures. Deficits
/// are written as positive numbers in the finance lines and become negative balances. Top-up funding by sector is of
/// special schools and alternative provision (2021-22 equals those lines of the outturn). Prices by quarter, and those
/// whose basis is unclear, are left out.
constexpr std::array<Layout, 10> all = {{
    {"SEN support, percent of pupils", each_january, support_rates},
    {"SEN support, pupils", each_january, support_pupils},
    {"dedicated schools grant, allocations", each_financial_year, allocations, {}, {}, {}, 2},
    {"dedicated schools grant, components of the high needs block", by_component, component_value, components},
    {"dedicated schools grant, growth of the high needs block", by_growth, block},
    {"dedicated schools grant, cumulative balance", each_financial_year, balance, {}, {}, {}, 2},
    {"section 251, high needs lines", by_basis, line_value, bases},
    {"section 251, top-up funding by sector", by_sector, sector_total},
    {"section 251 and grant balances, lines of some areas", by_line, line_pounds, lines},
    {"price and pay indices", by_series, price, price_measures, {}, {}, 1, false},
}};

}  // namespace

std::span<const Layout> school_and_money_layouts() { return all; }

}  // namespace sendcast
