#include "import/layout_tables.h"

namespace sendcast {
namespace {

using S = Statistic;

constexpr std::array<ColumnRule, 4> by_breakdown = {{
    {Role::time, {"time_period", "year", "calendar_year"}},
    {Role::time_identifier, {"time_identifier"}, false},
    {Role::topic, {"breakdown_topic"}},
    {Role::breakdown, {"breakdown"}},
}};

/// A row's ages in a column of their own: our tidy table of England's endings.
constexpr std::array<ColumnRule, 2> by_age = {{{Role::time, {"calendar_year", "time_period"}}, {Role::ages, {"age"}}}};

constexpr std::array<ValueRule, 43> plans = {{
    {{"ehcplans", "ehc_plans"}, S::plans, {}, {}, true},
    {{"mainstream_la_maintained"}, S::plans, PublishedSetting::mainstream_la_maintained},
    {{"mainstream_la_maintained_resourced_provision"},
     S::plans,
     PublishedSetting::mainstream_la_maintained_resourced_provision},
    {{"mainstream_la_maintained_senunit", "mainstream_la_maintained_sen_unit"},
     S::plans,
     PublishedSetting::mainstream_la_maintained_sen_unit},
    {{"mainstream_academy"}, S::plans, PublishedSetting::mainstream_academy},
    {{"mainstream_academy_resourced_provision"}, S::plans, PublishedSetting::mainstream_academy_resourced_provision},
    {{"mainstream_academy_senunit", "mainstream_academy_sen_unit"},
     S::plans,
     PublishedSetting::mainstream_academy_sen_unit},
    {{"mainstream_free_school"}, S::plans, PublishedSetting::mainstream_free_school},
    {{"mainstream_free_school_resourced_provision"},
     S::plans,
     PublishedSetting::mainstream_free_school_resourced_provision},
    {{"mainstream_free_school_senunit", "mainstream_free_school_sen_unit"},
     S::plans,
     PublishedSetting::mainstream_free_school_sen_unit},
    {{"mainstream_independent"}, S::plans, PublishedSetting::mainstream_independent},
    {{"mainstream_total"}, S::plans, PublishedSetting::mainstream_total},
    {{"special_la_maintained"}, S::plans, PublishedSetting::special_la_maintained},
    {{"special_academy_free"}, S::plans, PublishedSetting::special_academy_free},
    {{"special_academy"}, S::plans, PublishedSetting::special_academy},
    {{"special_free_school"}, S::plans, PublishedSetting::special_free_school},
    {{"special_independent"}, S::plans, PublishedSetting::special_independent},
    {{"special_non_maintained"}, S::plans, PublishedSetting::special_non_maintained},
    {{"special_total"}, S::plans, PublishedSetting::special_total},
    {{"ap_pru_academy"}, S::plans, PublishedSetting::ap_pru_academy},
    {{"ap_pru_free_school"}, S::plans, PublishedSetting::ap_pru_free_school},
    {{"ap_pru_la_maintained"}, S::plans, PublishedSetting::ap_pru_la_maintained},
    {{"ap_pru_total"}, S::plans, PublishedSetting::ap_pru_total},
    {{"general_fe_tertiary_colleges"}, S::plans, PublishedSetting::fe_general_tertiary_he},
    {{"specialist_post_16_institutions"}, S::plans, PublishedSetting::fe_specialist_post_16},
    {{"ukrlp_provider"}, S::plans, PublishedSetting::fe_ukrlp_provider},
    {{"fe_total"}, S::plans, PublishedSetting::fe_total},
    {{"elective_home_education"}, S::plans, PublishedSetting::elective_home_education},
    {{"other_arrangements_la"}, S::plans, PublishedSetting::other_arrangements_la},
    {{"other_arrangements_parents"}, S::plans, PublishedSetting::other_arrangements_parents},
    {{"online_provider"}, S::plans, PublishedSetting::online_provider},
    {{"w_settings", "welsh_settings"}, S::plans, PublishedSetting::welsh_settings},
    {{"other_schools"}, S::plans, PublishedSetting::other_schools},
    {{"other_placement_settings"}, S::plans, PublishedSetting::other_placement_settings},
    {{"neet"}, S::plans, PublishedSetting::neet},
    {{"neet_ntci"}, S::plans, PublishedSetting::neet_ntci},
    {{"neet_other"}, S::plans, PublishedSetting::neet_other},
    {{"neet_other_csa"}, S::plans, PublishedSetting::neet_other_csa},
    {{"ed_elsewhere"}, S::plans, PublishedSetting::educated_elsewhere_total},
    {{"nm_early_years"}, S::plans, PublishedSetting::early_years_non_maintained},
    {{"placement_unknown"}, S::plans, PublishedSetting::placement_unknown},
    {{"await_prov_2022", "await_prov"}, S::plans, PublishedSetting::awaiting_provision_total},
    {{"perm_ex_2022", "perm_ex"}, S::plans, PublishedSetting::permanently_excluded},
}};

constexpr std::array<ValueRule, 43> new_plans = {{
    {{"new_ehc_plans"}, S::new_plans, {}, {}, true},
    {{"mainstream_la_maintained"}, S::new_plans, PublishedSetting::mainstream_la_maintained},
    {{"mainstream_la_maintained_resourced_provision"},
     S::new_plans,
     PublishedSetting::mainstream_la_maintained_resourced_provision},
    {{"mainstream_la_maintained_senunit", "mainstream_la_maintained_sen_unit"},
     S::new_plans,
     PublishedSetting::mainstream_la_maintained_sen_unit},
    {{"mainstream_academy"}, S::new_plans, PublishedSetting::mainstream_academy},
    {{"mainstream_academy_resourced_provision"},
     S::new_plans,
     PublishedSetting::mainstream_academy_resourced_provision},
    {{"mainstream_academy_senunit", "mainstream_academy_sen_unit"},
     S::new_plans,
     PublishedSetting::mainstream_academy_sen_unit},
    {{"mainstream_free_school"}, S::new_plans, PublishedSetting::mainstream_free_school},
    {{"mainstream_free_school_resourced_provision"},
     S::new_plans,
     PublishedSetting::mainstream_free_school_resourced_provision},
    {{"mainstream_free_school_senunit", "mainstream_free_school_sen_unit"},
     S::new_plans,
     PublishedSetting::mainstream_free_school_sen_unit},
    {{"mainstream_independent"}, S::new_plans, PublishedSetting::mainstream_independent},
    {{"mainstream_total"}, S::new_plans, PublishedSetting::mainstream_total},
    {{"special_la_maintained"}, S::new_plans, PublishedSetting::special_la_maintained},
    {{"special_academy_free"}, S::new_plans, PublishedSetting::special_academy_free},
    {{"special_academy"}, S::new_plans, PublishedSetting::special_academy},
    {{"special_free_school"}, S::new_plans, PublishedSetting::special_free_school},
    {{"special_independent"}, S::new_plans, PublishedSetting::special_independent},
    {{"special_non_maintained"}, S::new_plans, PublishedSetting::special_non_maintained},
    {{"special_total"}, S::new_plans, PublishedSetting::special_total},
    {{"ap_pru_academy"}, S::new_plans, PublishedSetting::ap_pru_academy},
    {{"ap_pru_free_school"}, S::new_plans, PublishedSetting::ap_pru_free_school},
    {{"ap_pru_la_maintained"}, S::new_plans, PublishedSetting::ap_pru_la_maintained},
    {{"ap_pru_total"}, S::new_plans, PublishedSetting::ap_pru_total},
    {{"general_fe_tertiary_colleges"}, S::new_plans, PublishedSetting::fe_general_tertiary_he},
    {{"specialist_post_16_institutions"}, S::new_plans, PublishedSetting::fe_specialist_post_16},
    {{"ukrlp_provider"}, S::new_plans, PublishedSetting::fe_ukrlp_provider},
    {{"fe_total"}, S::new_plans, PublishedSetting::fe_total},
    {{"elective_home_education"}, S::new_plans, PublishedSetting::elective_home_education},
    {{"other_arrangements_la"}, S::new_plans, PublishedSetting::other_arrangements_la},
    {{"other_arrangements_parents"}, S::new_plans, PublishedSetting::other_arrangements_parents},
    {{"online_provider"}, S::new_plans, PublishedSetting::online_provider},
    {{"w_settings", "welsh_settings"}, S::new_plans, PublishedSetting::welsh_settings},
    {{"other_schools"}, S::new_plans, PublishedSetting::other_schools},
    {{"other_placement_settings"}, S::new_plans, PublishedSetting::other_placement_settings},
    {{"neet"}, S::new_plans, PublishedSetting::neet},
    {{"neet_ntci"}, S::new_plans, PublishedSetting::neet_ntci},
    {{"neet_other"}, S::new_plans, PublishedSetting::neet_other},
    {{"neet_other_csa"}, S::new_plans, PublishedSetting::neet_other_csa},
    {{"ed_elsewhere"}, S::new_plans, PublishedSetting::educated_elsewhere_total},
    {{"nm_early_years"}, S::new_plans, PublishedSetting::early_years_non_maintained},
    {{"placement_unknown"}, S::new_plans, PublishedSetting::placement_unknown},
    {{"await_prov_2022", "await_prov"}, S::new_plans, PublishedSetting::awaiting_provision_total},
    {{"perm_ex_2022", "perm_ex"}, S::new_plans, PublishedSetting::permanently_excluded},
}};

constexpr std::array<ValueRule, 15> needs = {{
    {{"ehc_plans"}, S::plans, {}, {}, true},
    {{"number_asd"}, S::plans, {}, PrimaryNeed::autistic_spectrum_disorder, true},
    {{"number_ds"}, S::plans, {}, PrimaryNeed::down_syndrome},
    {{"number_hi"}, S::plans, {}, PrimaryNeed::hearing_impairment},
    {{"number_mld"}, S::plans, {}, PrimaryNeed::moderate_learning_difficulty},
    {{"number_msi"}, S::plans, {}, PrimaryNeed::multi_sensory_impairment},
    {{"number_oth"}, S::plans, {}, PrimaryNeed::other_difficulty},
    {{"number_pd"}, S::plans, {}, PrimaryNeed::physical_disability},
    {{"number_pmld"}, S::plans, {}, PrimaryNeed::profound_and_multiple_learning_difficulty},
    {{"number_semh"}, S::plans, {}, PrimaryNeed::social_emotional_and_mental_health},
    {{"number_slcn"}, S::plans, {}, PrimaryNeed::speech_language_and_communication},
    {{"number_sld"}, S::plans, {}, PrimaryNeed::severe_learning_difficulty},
    {{"number_spld"}, S::plans, {}, PrimaryNeed::specific_learning_difficulty},
    {{"number_vi"}, S::plans, {}, PrimaryNeed::vision_impairment},
    {{"number_need_unknown"}, S::plans, {}, PrimaryNeed::not_recorded},
}};

constexpr std::array<ValueRule, 11> ceased = {{
    {{"total_ceased"}, S::ceased, {}, {}, true},
    {{"max_age"}, S::ceased_maximum_age, {}, {}, true},
    {{"needs_met"}, S::ceased_needs_met},
    {{"he"}, S::ceased_higher_education},
    {{"employ"}, S::ceased_employment},
    {{"transfer"}, S::ceased_transferred},
    {{"no_engage"}, S::ceased_not_engaging},
    {{"moved_outside_eng"}, S::ceased_left_england},
    {{"deceased"}, S::ceased_died},
    {{"not_rec"}, S::ceased_not_recorded},
    {{"other"}, S::ceased_other},
}};

constexpr std::array<ValueRule, 7> requests = {{
    {{"requests_received_in_year"}, S::requests, {}, {}, true},
    {{"requests_decided_to_assess"}, S::requests_accepted},
    {{"requests_decided_not_to_assess"}, S::requests_refused, {}, {}, true},
    {{"requests_decision_not_made"}, S::requests_undecided},
    {{"requests_withdrawn"}, S::requests_withdrawn},
    {{"request_outcome_six_weeks"}, S::requests_on_time},
    {{"request_outcome_over_6_weeks"}, S::requests_late},
}};

constexpr std::array<ValueRule, 5> assessments = {{
    {{"assess_in_year"}, S::assessments, {}, {}, true},
    {{"assess_issued"}, S::assessments_issued, {}, {}, true},
    {{"assess_not_issued"}, S::assessments_not_issued},
    {{"assess_not_made"}, S::assessments_undecided},
    {{"assess_withdrawn"}, S::assessments_withdrawn},
}};

constexpr std::array<ValueRule, 4> timeliness = {{
    {{"plans_issued_den"}, S::plans_issued, {}, {}, true},
    {{"plans_issued_within_20_weeks"}, S::plans_issued_on_time, {}, {}, true},
    {{"plans_issued_den_ex"}, S::plans_issued_without_exceptions},
    {{"plans_issued_20_weeks_ex"}, S::plans_issued_on_time_without_exceptions},
}};

constexpr std::array<ValueRule, 1> budgets = {{{{"personal_budget"}, S::personal_budgets, {}, {}, true}}};

constexpr std::array<ColumnRule, 2> reviews = {{{Role::time, {"time_period"}}, {Role::filter, {"review_expected*"}}}};
constexpr std::array<ColumnRule, 2> residence = {{{Role::time, {"time_period"}}, {Role::filter, {"res_tot"}}}};
constexpr std::array<ColumnRule, 2> work = {{{Role::time, {"time_period"}}, {Role::filter, {"open_wbp"}}}};
constexpr std::array<ColumnRule, 3> transfers = {
    {{Role::time, {"time_period"}}, {Role::filter, {"due_2*"}}, {Role::more_filter, {"final_2*"}}}};

/// 'Education, health and care plans' of 2025 and 2026: rows by topic and breakdown (age, placement, need; sex,
/// ethnicity and years are left out), columns by establishment type or need. Stocks bear an academic year (202425 is
/// January 2025), flows a calendar year. Ages are those on the day counted; from 2026 some tables have them at 31
/// August before.
///
/// 2026 names a few columns anew (special_academy and special_free_school apart, await_prov and perm_ex, number_ds for
/// Down syndrome) and gives placements of plans that ceased no reason 'not recorded'. Its headers are known from the
/// data sets' previews on explore-education-statistics.service.gov.uk, not from files; ratios in either are not read.
constexpr std::array<Layout, 13> all = {{
    {"DfE EHC plans from 2025, plans", by_breakdown, plans, {}, {}, {}, 3},
    {"DfE EHC plans from 2025, new plans", by_breakdown, new_plans, {}, {}, {}, 3},
    {"DfE EHC plans from 2025, by primary need", by_breakdown, needs, {}, {}, S::new_plans},
    {"DfE EHC plans from 2025, requests", by_breakdown, requests, {}, {}, {}, 2},
    {"DfE EHC plans from 2025, assessments", by_breakdown, assessments, {}, {}, {}, 2},
    {"DfE EHC plans from 2025, time to issue", by_breakdown, timeliness, {}, {}, {}, 2},
    {"DfE EHC plans from 2025, ceased", by_breakdown, ceased, {}, {}, {}, 2},
    {"ceased by age, tidy", by_age, ceased, {}, {}, {}, 2},
    {"DfE EHC plans from 2025, personal budgets", by_breakdown, budgets},
    {"DfE EHC plans from 2025, annual reviews", reviews, {}, {}, {}, {}, 1, true, false, false},
    {"DfE EHC plans from 2025, residential placements", residence, {}, {}, {}, {}, 1, true, false, false},
    {"DfE EHC plans from 2025, work-based placements", work, {}, {}, {}, {}, 1, true, false, false},
    {"DfE EHC plans from 2026, phase transfers", transfers, {}, {}, {}, {}, 1, true, false, false},
}};

}  // namespace

std::span<const Layout> plans_layouts_from_2025() { return all; }

}  // namespace sendcast
