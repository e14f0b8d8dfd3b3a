#include "import/settings.h"

#include <array>

namespace sendcast {
namespace {

struct SettingRow {
  std::string_view name;
  SettingKind kind;
  SettingGroup group;  ///< of a type; what a total says here means nothing
};

/// Types and their groups as the DfE's high needs benchmarking tables count them (its counts of January 2021 for
/// 2021-22 equal these sums for Derby and for Bournemouth, Christchurch and Poole). Apprenticeships and the like,
/// published for January 2015 and 2016 alone, are other.
constexpr std::array<SettingRow, settings_count> settings = {{
    {"all", SettingKind::everything, SettingGroup::other},
    {"mainstream_la_maintained", SettingKind::type, SettingGroup::mainstream},
    {"mainstream_la_maintained_resourced_provision", SettingKind::type, SettingGroup::resourced_or_unit},
    {"mainstream_la_maintained_sen_unit", SettingKind::type, SettingGroup::resourced_or_unit},
    {"mainstream_academy", SettingKind::type, SettingGroup::mainstream},
    {"mainstream_academy_resourced_provision", SettingKind::type, SettingGroup::resourced_or_unit},
    {"mainstream_academy_sen_unit", SettingKind::type, SettingGroup::resourced_or_unit},
    {"mainstream_free_school", SettingKind::type, SettingGroup::mainstream},
    {"mainstream_free_school_resourced_provision", SettingKind::type, SettingGroup::resourced_or_unit},
    {"mainstream_free_school_sen_unit", SettingKind::type, SettingGroup::resourced_or_unit},
    {"mainstream_independent", SettingKind::type, SettingGroup::independent},
    {"special_la_maintained", SettingKind::type, SettingGroup::special},
    {"special_academy", SettingKind::type, SettingGroup::special},
    {"special_free_school", SettingKind::type, SettingGroup::special},
    {"special_academy_free", SettingKind::type, SettingGroup::special},
    {"special_non_maintained", SettingKind::type, SettingGroup::independent},
    {"special_independent", SettingKind::type, SettingGroup::independent},
    {"hospital_school", SettingKind::type, SettingGroup::alternative_provision},
    {"ap_pru_la_maintained", SettingKind::type, SettingGroup::alternative_provision},
    {"ap_pru_academy", SettingKind::type, SettingGroup::alternative_provision},
    {"ap_pru_free_school", SettingKind::type, SettingGroup::alternative_provision},
    {"fe_general_tertiary_he", SettingKind::type, SettingGroup::post_16},
    {"fe_other", SettingKind::type, SettingGroup::post_16},
    {"fe_sixth_form_college", SettingKind::type, SettingGroup::post_16},
    {"fe_specialist_post_16", SettingKind::type, SettingGroup::post_16},
    {"fe_independent_specialist_providers", SettingKind::type, SettingGroup::post_16},
    {"fe_ukrlp_provider", SettingKind::type, SettingGroup::post_16},
    {"early_years_non_maintained", SettingKind::type, SettingGroup::other},
    {"elective_home_education", SettingKind::type, SettingGroup::other},
    {"other_arrangements_la", SettingKind::type, SettingGroup::other},
    {"other_arrangements_parents", SettingKind::type, SettingGroup::other},
    {"online_provider", SettingKind::type, SettingGroup::other},
    {"welsh_settings", SettingKind::type, SettingGroup::other},
    {"other_schools", SettingKind::type, SettingGroup::other},
    {"other_placement_settings", SettingKind::type, SettingGroup::other},
    {"neet", SettingKind::type, SettingGroup::other},
    {"neet_ntci", SettingKind::type, SettingGroup::other},
    {"neet_other", SettingKind::type, SettingGroup::other},
    {"neet_other_csa", SettingKind::type, SettingGroup::other},
    {"permanently_excluded", SettingKind::type, SettingGroup::other},
    {"awaiting_provision_total", SettingKind::type, SettingGroup::other},
    {"awaiting_above_csa_in_education", SettingKind::type, SettingGroup::other},
    {"awaiting_above_csa_not_in_education", SettingKind::type, SettingGroup::other},
    {"awaiting_below_csa_in_education", SettingKind::type, SettingGroup::other},
    {"awaiting_below_csa_not_in_education", SettingKind::type, SettingGroup::other},
    {"awaiting_csa_in_education", SettingKind::type, SettingGroup::other},
    {"awaiting_csa_not_in_education", SettingKind::type, SettingGroup::other},
    {"apprenticeship", SettingKind::type, SettingGroup::other},
    {"supported_internship", SettingKind::type, SettingGroup::other},
    {"traineeship", SettingKind::type, SettingGroup::other},
    {"work_based_learning", SettingKind::type, SettingGroup::other},
    {"other", SettingKind::type, SettingGroup::other},
    {"placement_unknown", SettingKind::type, SettingGroup::other},
    {"mainstream_total", SettingKind::published_total, SettingGroup::other},
    {"special_total", SettingKind::published_total, SettingGroup::other},
    {"ap_pru_total", SettingKind::published_total, SettingGroup::other},
    {"fe_total", SettingKind::published_total, SettingGroup::other},
    {"educated_elsewhere_total", SettingKind::published_total, SettingGroup::other},
    {"unknown_total", SettingKind::published_total, SettingGroup::other},
    {"group_mainstream", SettingKind::group, SettingGroup::mainstream},
    {"group_resourced_or_unit", SettingKind::group, SettingGroup::resourced_or_unit},
    {"group_special", SettingKind::group, SettingGroup::special},
    {"group_independent", SettingKind::group, SettingGroup::independent},
    {"group_alternative_provision", SettingKind::group, SettingGroup::alternative_provision},
    {"group_post_16", SettingKind::group, SettingGroup::post_16},
    {"group_other", SettingKind::group, SettingGroup::other},
}};

struct GroupRow {
  std::string_view name;
  std::string_view label;
};

constexpr std::array<GroupRow, setting_groups_count> groups = {{
    {"mainstream", "Mainstream school"},
    {"resourced_or_unit", "Resourced provision or SEN unit"},
    {"special", "State-funded special school"},
    {"independent", "Independent school, or non-maintained special school"},
    {"alternative_provision", "Alternative provision or hospital school"},
    {"post_16", "Further education and specialist post-16"},
    {"other", "Other: early years, elsewhere, awaiting a place or none"},
}};

const SettingRow& row_of(PublishedSetting setting) { return settings.at(static_cast<std::size_t>(setting)); }

}  // namespace

SettingKind kind_of(PublishedSetting setting) { return row_of(setting).kind; }

SettingGroup group_of(PublishedSetting type) { return row_of(type).group; }

SettingGrouping departments_grouping() {
  SettingGrouping grouping{};
  for (std::size_t s = 0; s < grouping.size(); ++s) grouping[s] = group_of(static_cast<PublishedSetting>(s));
  return grouping;
}

std::string_view name_of(PublishedSetting setting) { return row_of(setting).name; }

std::string_view name_of(SettingGroup group) { return groups.at(static_cast<std::size_t>(group)).name; }

std::string_view label_of(SettingGroup group) { return groups.at(static_cast<std::size_t>(group)).label; }

}  // namespace sendcast
