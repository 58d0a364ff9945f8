/// The short names that members of configs may have, as Home Assistant lists them; those that no entity of ours has are left out.
enum HAAbbreviations {
    /// The long name of a config's member; the name itself if it is none of the short ones.
    static func expand(_ name: String) -> String { members[name] ?? name }

    /// The long name of a member of `device`.
    static func expandDevice(_ name: String) -> String { device[name] ?? name }

    /// The long name of a member of `origin`.
    static func expandOrigin(_ name: String) -> String { ["sw": "sw_version", "url": "support_url"][name] ?? name }

    private static let device = [
        "cu": "configuration_url", "cns": "connections", "ids": "identifiers", "mf": "manufacturer", "mdl": "model",
        "mdl_id": "model_id", "hw": "hw_version", "sw": "sw_version", "sa": "suggested_area", "sn": "serial_number",
    ]

    private static let members: [String: String] = [
        "atype": "automation_type", "avty": "availability", "avty_mode": "availability_mode", "avty_t": "availability_topic",
        "avty_tpl": "availability_template", "bri_cmd_t": "brightness_command_topic",
        "bri_cmd_tpl": "brightness_command_template", "bri_scl": "brightness_scale", "bri_stat_t": "brightness_state_topic",
        "bri_tpl": "brightness_template", "bri_val_tpl": "brightness_value_template", "bri": "brightness", "clr_mode": "color_mode",
        "clrm": "color_mode", "clrm_stat_t": "color_mode_state_topic", "clrm_val_tpl": "color_mode_value_template",
        "clr_temp": "color_temp", "clr_temp_cmd_t": "color_temp_command_topic", "clr_temp_cmd_tpl": "color_temp_command_template",
        "clr_temp_k": "color_temp_kelvin", "clr_temp_stat_t": "color_temp_state_topic",
        "clr_temp_tpl": "color_temp_template", "clr_temp_val_tpl": "color_temp_value_template", "cmd_t": "command_topic",
        "cmd_tpl": "command_template", "cmps": "components", "dev": "device", "dev_cla": "device_class",
        "def_ent_id": "default_entity_id", "en": "enabled_by_default", "ent_cat": "entity_category", "ent_pic": "entity_picture",
        "evt_typ": "event_types", "exp_aft": "expire_after", "fx_cmd_t": "effect_command_topic",
        "fx_cmd_tpl": "effect_command_template", "fx_list": "effect_list", "fx_stat_t": "effect_state_topic",
        "fx_val_tpl": "effect_value_template", "fx": "effect", "flsh_tlng": "flash_time_long", "flsh_tsht": "flash_time_short",
        "frc_upd": "force_update", "hs_cmd_t": "hs_command_topic", "hs_cmd_tpl": "hs_command_template",
        "hs_stat_t": "hs_state_topic", "hs_val_tpl": "hs_value_template", "ic": "icon", "json_attr": "json_attributes",
        "json_attr_t": "json_attributes_topic", "json_attr_tpl": "json_attributes_template", "max_mirs": "max_mireds",
        "min_mirs": "min_mireds", "max_k": "max_kelvin", "min_k": "min_kelvin", "name": "name", "o": "origin",
        "obj_id": "object_id", "off_dly": "off_delay", "on_cmd_type": "on_command_type", "opt": "optimistic",
        "p": "platform", "pl": "payload", "pl_avail": "payload_available", "pl_not_avail": "payload_not_available",
        "pl_off": "payload_off", "pl_on": "payload_on", "pl_prs": "payload_press", "ret": "retain",
        "rgb_cmd_t": "rgb_command_topic", "rgb_cmd_tpl": "rgb_command_template", "rgb_stat_t": "rgb_state_topic",
        "rgb_val_tpl": "rgb_value_template", "rgbw_cmd_t": "rgbw_command_topic", "rgbw_cmd_tpl": "rgbw_command_template",
        "rgbw_stat_t": "rgbw_state_topic", "rgbw_val_tpl": "rgbw_value_template", "rgbww_cmd_t": "rgbww_command_topic",
        "rgbww_cmd_tpl": "rgbww_command_template", "rgbww_stat_t": "rgbww_state_topic", "rgbww_val_tpl": "rgbww_value_template",
        "stat_cla": "state_class", "stat_off": "state_off", "stat_on": "state_on", "stat_t": "state_topic",
        "stat_tpl": "state_template", "stat_val_tpl": "state_value_template", "stype": "subtype", "sup_clrm": "supported_color_modes",
        "t": "topic", "tpl": "template", "uniq_id": "unique_id", "unit_of_meas": "unit_of_measurement",
        "val_tpl": "value_template", "whit_cmd_t": "white_command_topic", "whit_scl": "white_scale", "xy_cmd_t": "xy_command_topic",
        "xy_cmd_tpl": "xy_command_template", "xy_stat_t": "xy_state_topic", "xy_val_tpl": "xy_value_template",
    ]
}
