#include "import/layout_tables.h"

namespace sendcast {
namespace {

using S = Statistic;

constexpr std::array<ColumnRule, 2> by_age_band = {
    {{Role::time, {"time_period"}}, {Role::ages, {"characteristic_age"}}}};

constexpr std::array<ColumnRule, 3> by_establishment = {{{Role::time, {"time_period"}},
                                                         {Role::setting, {"establishment_type"}},
                                                         {Role::setting_group, {"establishment_group"}}}};

constexpr std::array<ColumnRule, 3> long_by_age_band = {{{Role::time, {"time_period"}},
                                                         {Role::ages, {"age", "age_group", "characteristic_age"}},
                                                         {Role::filter, {"ehcp_or_statement"}, true, {"total"}}}};

constexpr std::array<ColumnRule, 4> long_by_establishment = {{{Role::time, {"time_period"}},
                                                              {Role::setting, {"establishment_type"}},
                                                              {Role::setting_group, {"establishment_group"}},
                                                              {Role::filter, {"ehcp_or_statement"}, true, {"total"}}}};

constexpr std::array<ColumnRule, 1> yearly = {{{Role::time, {"time_period"}}}};

constexpr std::array<ValueRule, 1> plans = {{{{"total_all"}, S::plans, {}, {}, true}}};
constexpr std::array<ValueRule, 1> new_plans = {{{{"total_new_all"}, S::new_plans, {}, {}, true}}};
constexpr std::array<ValueRule, 1> long_plans = {{{{"num_caseload"}, S::plans, {}, {}, true}}};
constexpr std::array<ValueRule, 1> long_new_plans = {{{{"num_new_plans"}, S::new_plans, {}, {}, true}}};

/// Of plans alone: what is published of statements (to 2017) stands in columns without EHC.
constexpr std::array<ValueRule, 22> flows = {{
    {{"inreqehc"}, S::requests, {}, {}, true},
    {{"assrefusedehc"}, S::requests_refused, {}, {}, true},
    {{"newallehc_assnoneehc_sum"}, S::assessments},
    {{"newallehc"}, S::assessments_issued, {}, {}, true},
    {{"assnoneehc"}, S::assessments_not_issued},
    {{"assnodecisionehc"}, S::assessments_undecided},
    {{"totincexcehc"}, S::plans_issued},
    {{"incexc20weekehc"}, S::plans_issued_on_time},
    {{"totnoexcehc"}, S::plans_issued_without_exceptions},
    {{"noexc20weekehc"}, S::plans_issued_on_time_without_exceptions},
    {{"mtosiehc"}, S::moves_mainstream_to_special},
    {{"sitomehc"}, S::moves_special_to_mainstream},
    {{"mtoparehc"}, S::moves_mainstream_to_home},
    {{"sitoparehc"}, S::moves_special_to_home},
    {{"disleftehc"}, S::ceased_left_school},
    {{"dismetehc"}, S::ceased_needs_met},
    {{"disleaehc"}, S::ceased_transferred},
    {{"disothehc"}, S::ceased_other},
    {{"newehcmediation"}, S::mediation_cases},
    {{"newehctribunal"}, S::tribunal_appeals},
    {{"statementstoehc"}, S::statements_converted},
    {{"statementstonoehc"}, S::statements_not_converted},
}};

/// The same in the releases of 2023 and 2024, whose endings from 2022 stand apart by compulsory school age.
constexpr std::array<ValueRule, 37> flows_of_2024 = {{
    {{"inreq_ehc"}, S::requests, {}, {}, true},
    {{"inreq_ehc_y"}, S::requests_accepted},
    {{"inreq_ehc_w"}, S::requests_withdrawn},
    {{"inreq_ehc_a"}, S::requests_undecided},
    {{"ass_refused_ehc"}, S::requests_refused, {}, {}, true},
    {{"new_all_ehc_ass_none_ehc_sum"}, S::assessments},
    {{"new_all_ehc"}, S::assessments_issued, {}, {}, true},
    {{"ass_none_ehc"}, S::assessments_not_issued},
    {{"assessment_w"}, S::assessments_withdrawn},
    {{"ass_nodecision_ehc"}, S::assessments_undecided},
    {{"tot_inc_exc_ehc"}, S::plans_issued},
    {{"inc_exc_20week_ehc"}, S::plans_issued_on_time},
    {{"tot_no_exc_ehc"}, S::plans_issued_without_exceptions},
    {{"no_exc_20week_ehc"}, S::plans_issued_on_time_without_exceptions},
    {{"mainstream_to_special_ehc"}, S::moves_mainstream_to_special},
    {{"special_to_mainstream_ehc"}, S::moves_special_to_mainstream},
    {{"mainstream_to_home_ehc"}, S::moves_mainstream_to_home},
    {{"special_to_home_ehc"}, S::moves_special_to_home},
    {{"discontinued_total"}, S::ceased},
    {{"discontinued_left_ehc"}, S::ceased_left_school},
    {{"discontinued_met_ehc"}, S::ceased_needs_met, {}, {}, false, true},
    {{"discontinued_met_noncomp"}, S::ceased_needs_met, {}, {}, false, true},
    {{"discontinued_lea_ehc"}, S::ceased_transferred, {}, {}, false, true},
    {{"discontinued_lea_noncomp"}, S::ceased_transferred, {}, {}, false, true},
    {{"discontinued_other_ehc"}, S::ceased_other, {}, {}, false, true},
    {{"discontinued_other_noncomp"}, S::ceased_other, {}, {}, false, true},
    {{"discontinued_age"}, S::ceased_maximum_age},
    {{"discontinued_he"}, S::ceased_higher_education},
    {{"discontinued_employment"}, S::ceased_employment},
    {{"discontinued_engage"}, S::ceased_not_engaging},
    {{"discontinued_abroad"}, S::ceased_left_england},
    {{"discontinued_deceased"}, S::ceased_died},
    {{"discontinued_unknown"}, S::ceased_not_recorded},
    {{"total_mediation"}, S::mediation_cases},
    {{"total_tribunal_followed_mediation"}, S::tribunal_appeals},
    {{"statements_to_ehc"}, S::statements_converted},
    {{"statements_no_ehc"}, S::statements_not_converted},
}};

constexpr std::array<ColumnRule, 2> placements = {
    {{Role::time, {"time_period"}}, {Role::filter, {"mapprenehc", "totmres38weekehc"}}}};
constexpr std::array<ColumnRule, 2> long_placements = {
    {{Role::time, {"time_period"}}, {Role::filter, {"num_children_yp", "enrolments", "dmo"}}}};
constexpr std::array<ColumnRule, 3> long_characteristics = {{{Role::time, {"time_period"}},
                                                             {Role::filter, {"breakdown"}},
                                                             {Role::more_filter, {"num_caseload", "num_new_plans"}}}};

/// 'Education, health and care plans' of 2022 and before: one file a subject, statements and plans side by side. Its
/// year is a January's for stocks and a calendar year's for flows. The age table has the grand total: in January 2016
/// and 2018 the establishment table leaves out those in none of its types (the release's own footnote).
///
/// The releases of 2023 and 2024 put statements, plans and both in rows of one column (ehcp_or_statement). Their
/// headers are known from the data sets' previews and guidance on explore-education-statistics.service.gov.uk, not from
/// files.
constexpr std::array<Layout, 13> all = {{
    {"DfE EHC plans to 2022, plans by age", by_age_band, plans, {}, {}, {}, 3},
    {"DfE EHC plans to 2022, new plans by age", by_age_band, new_plans, {}, {}, {}, 3},
    {"DfE EHC plans to 2022, plans by establishment", by_establishment, plans},
    {"DfE EHC plans to 2022, new plans by establishment", by_establishment, new_plans},
    {"DfE EHC plans to 2022, requests to endings", yearly, flows, {}, {}, {}, 2},
    {"DfE EHC plans 2023-24, plans by age", long_by_age_band, long_plans, {}, {}, {}, 3},
    {"DfE EHC plans 2023-24, new plans by age", long_by_age_band, long_new_plans, {}, {}, {}, 3},
    {"DfE EHC plans 2023-24, plans by establishment", long_by_establishment, long_plans},
    {"DfE EHC plans 2023-24, new plans by establishment", long_by_establishment, long_new_plans},
    {"DfE EHC plans 2023-24, requests to endings", yearly, flows_of_2024, {}, {}, {}, 2},
    {"DfE EHC plans to 2022, work-based and residential placements", placements, {}, {}, {}, {}, 1, true, false, false},
    {"DfE EHC plans 2023-24, placements and officers", long_placements, {}, {}, {}, {}, 1, true, false, false},
    {"DfE EHC plans 2023-24, characteristics", long_characteristics, {}, {}, {}, {}, 1, true, false, false},
}};

}  // namespace

std::span<const Layout> plans_layouts_to_2024() { return all; }

}  // namespace sendcast
