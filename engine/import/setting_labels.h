#pragma once

#include <array>
#include <string_view>

#include "import/settings.h"

namespace sendcast {

struct SettingLabel {
  std::string_view label;  ///< as `plain_label` gives it
  PublishedSetting setting;
};

/// Establishment types and totals in the words of the DfE's releases of 2022 (establishment_type), 2023 and 2024, 2025
/// and 2026 (breakdowns by type of placement), and of our own tidy tables; by label.
inline constexpr std::array<SettingLabel, 92> setting_labels = {{
    {"all", PublishedSetting::all},
    {"ap_pru_academy", PublishedSetting::ap_pru_academy},
    {"ap_pru_free_school", PublishedSetting::ap_pru_free_school},
    {"ap_pru_la_maintained", PublishedSetting::ap_pru_la_maintained},
    {"ap_pru_total", PublishedSetting::ap_pru_total},
    {"apprenticeship", PublishedSetting::apprenticeship},
    {"awaiting_above_csa_in_education", PublishedSetting::awaiting_above_csa_in_education},
    {"awaiting_above_csa_not_in_education", PublishedSetting::awaiting_above_csa_not_in_education},
    {"awaiting_below_csa_in_education", PublishedSetting::awaiting_below_csa_in_education},
    {"awaiting_below_csa_not_in_education", PublishedSetting::awaiting_below_csa_not_in_education},
    {"awaiting_csa_in_education", PublishedSetting::awaiting_csa_in_education},
    {"awaiting_csa_not_in_education", PublishedSetting::awaiting_csa_not_in_education},
    {"awaiting_provision_above_compulsory_school_age_and_in_education",
     PublishedSetting::awaiting_above_csa_in_education},
    {"awaiting_provision_above_compulsory_school_age_and_not_in_education",
     PublishedSetting::awaiting_above_csa_not_in_education},
    {"awaiting_provision_below_compulsory_school_age_and_in_education",
     PublishedSetting::awaiting_below_csa_in_education},
    {"awaiting_provision_below_compulsory_school_age_and_not_in_education",
     PublishedSetting::awaiting_below_csa_not_in_education},
    {"awaiting_provision_compulsory_school_age_and_in_education", PublishedSetting::awaiting_csa_in_education},
    {"awaiting_provision_compulsory_school_age_and_not_in_education", PublishedSetting::awaiting_csa_not_in_education},
    {"awaiting_provision_total", PublishedSetting::awaiting_provision_total},
    {"early_years_non_maintained", PublishedSetting::early_years_non_maintained},
    {"educated_elsewhere_elective_home_education", PublishedSetting::elective_home_education},
    {"educated_elsewhere_neet", PublishedSetting::neet},
    {"educated_elsewhere_not_in_education_or_training_compulsory_school_age", PublishedSetting::neet_other_csa},
    {"educated_elsewhere_not_in_education_or_training_notice_to_cease_issued", PublishedSetting::neet_ntci},
    {"educated_elsewhere_not_in_education_or_training_other", PublishedSetting::neet_other},
    {"educated_elsewhere_online_provider", PublishedSetting::online_provider},
    {"educated_elsewhere_other_arrangements_by_la", PublishedSetting::other_arrangements_la},
    {"educated_elsewhere_other_arrangements_by_parents", PublishedSetting::other_arrangements_parents},
    {"educated_elsewhere_other_placement_settings", PublishedSetting::other_placement_settings},
    {"educated_elsewhere_other_schools_and_establishments", PublishedSetting::other_schools},
    {"educated_elsewhere_total", PublishedSetting::educated_elsewhere_total},
    {"educated_elsewhere_welsh_establishment", PublishedSetting::welsh_settings},
    {"elective_home_education", PublishedSetting::elective_home_education},
    {"fe_general_fe_and_tertiary_colleges", PublishedSetting::fe_general_tertiary_he},
    {"fe_general_tertiary_he", PublishedSetting::fe_general_tertiary_he},
    {"fe_independent_specialist_providers", PublishedSetting::fe_independent_specialist_providers},
    {"fe_other", PublishedSetting::fe_other},
    {"fe_sixth_form_college", PublishedSetting::fe_sixth_form_college},
    {"fe_specialist_post_16", PublishedSetting::fe_specialist_post_16},
    {"fe_specialist_post_16_institutions", PublishedSetting::fe_specialist_post_16},
    {"fe_total", PublishedSetting::fe_total},
    {"fe_ukrlp_provider", PublishedSetting::fe_ukrlp_provider},
    {"general_fe_and_tertiary_colleges", PublishedSetting::fe_general_tertiary_he},
    {"general_fe_and_tertiary_colleges_he", PublishedSetting::fe_general_tertiary_he},
    {"hospital_school", PublishedSetting::hospital_school},
    {"independent_specialist_providers", PublishedSetting::fe_independent_specialist_providers},
    {"mainstream_academy", PublishedSetting::mainstream_academy},
    {"mainstream_academy_resourced_provision", PublishedSetting::mainstream_academy_resourced_provision},
    {"mainstream_academy_sen_unit", PublishedSetting::mainstream_academy_sen_unit},
    {"mainstream_free_school", PublishedSetting::mainstream_free_school},
    {"mainstream_free_school_resourced_provision", PublishedSetting::mainstream_free_school_resourced_provision},
    {"mainstream_free_school_sen_unit", PublishedSetting::mainstream_free_school_sen_unit},
    {"mainstream_independent", PublishedSetting::mainstream_independent},
    {"mainstream_la_maintained", PublishedSetting::mainstream_la_maintained},
    {"mainstream_la_maintained_resourced_provision", PublishedSetting::mainstream_la_maintained_resourced_provision},
    {"mainstream_la_maintained_sen_unit", PublishedSetting::mainstream_la_maintained_sen_unit},
    {"mainstream_total", PublishedSetting::mainstream_total},
    {"neet", PublishedSetting::neet},
    {"neet_ntci", PublishedSetting::neet_ntci},
    {"neet_other", PublishedSetting::neet_other},
    {"neet_other_csa", PublishedSetting::neet_other_csa},
    {"non_maintained_early_years", PublishedSetting::early_years_non_maintained},
    {"online_provider", PublishedSetting::online_provider},
    {"other", PublishedSetting::other},
    {"other_arrangements_by_local_authority", PublishedSetting::other_arrangements_la},
    {"other_arrangements_by_parents", PublishedSetting::other_arrangements_parents},
    {"other_arrangements_la", PublishedSetting::other_arrangements_la},
    {"other_arrangements_parents", PublishedSetting::other_arrangements_parents},
    {"other_fe", PublishedSetting::fe_other},
    {"other_placement_settings", PublishedSetting::other_placement_settings},
    {"other_schools", PublishedSetting::other_schools},
    {"permanently_excluded", PublishedSetting::permanently_excluded},
    {"placement_not_recorded", PublishedSetting::placement_unknown},
    {"placement_unknown", PublishedSetting::placement_unknown},
    {"sixth_form_college", PublishedSetting::fe_sixth_form_college},
    {"special_academy", PublishedSetting::special_academy},
    {"special_academy_free", PublishedSetting::special_academy_free},
    {"special_academy_free_school", PublishedSetting::special_academy_free},
    {"special_academy_free_schools", PublishedSetting::special_academy_free},
    {"special_free_school", PublishedSetting::special_free_school},
    {"special_independent", PublishedSetting::special_independent},
    {"special_la_maintained", PublishedSetting::special_la_maintained},
    {"special_non_maintained", PublishedSetting::special_non_maintained},
    {"special_total", PublishedSetting::special_total},
    {"specialist_post_16_institutions", PublishedSetting::fe_specialist_post_16},
    {"supported_internship", PublishedSetting::supported_internship},
    {"total", PublishedSetting::all},
    {"traineeship", PublishedSetting::traineeship},
    {"ukrlp_provider", PublishedSetting::fe_ukrlp_provider},
    {"unknown_total", PublishedSetting::unknown_total},
    {"welsh_settings", PublishedSetting::welsh_settings},
    {"work_based_learning", PublishedSetting::work_based_learning},
}};

/// Establishment groups of the releases up to 2024, whose totals stand in rows of the type 'Total'.
inline constexpr std::array<SettingLabel, 6> setting_group_labels = {{
    {"total", PublishedSetting::all},
    {"mainstream_school", PublishedSetting::mainstream_total},
    {"special_school", PublishedSetting::special_total},
    {"alternative_provision_pupil_referral_unit", PublishedSetting::ap_pru_total},
    {"further_education", PublishedSetting::fe_total},
    {"educated_elsewhere", PublishedSetting::educated_elsewhere_total},
}};

/// Groups of one type alone, or of types that change from year to year: their rows say nothing more.
inline constexpr std::array<std::string_view, 4> setting_groups_of_one_type = {"neet", "non_maintained_early_years",
                                                                               "other", "unknown"};

}  // namespace sendcast
