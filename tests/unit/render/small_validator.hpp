// JSON Schema 2020-12 as far as docs/schema/ergebnis.schema.json uses it; a word it does not know is an
// error, so the schema cannot quietly ask for more than is tested.
#pragma once

#include <regex>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace small_validator {

using nlohmann::json;

inline bool has_type(const json& value, const std::string& type) {
    if (type == "string") return value.is_string();
    if (type == "null") return value.is_null();
    if (type == "boolean") return value.is_boolean();
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
}

class Validator {
public:
    explicit Validator(const json& root) : root_(&root) {}

    std::vector<std::string> check(const json& value) {
        errors_.clear();
        check(value, *root_, "");
        return errors_;
    }

private:
    void fail(const std::string& path, const std::string& what) {
        errors_.push_back((path.empty() ? "/" : path) + ": " + what);
    }

    bool fits(const json& value, const json& schema) {
        Validator inner(*root_);
        inner.check(value, schema, "");
        return inner.errors_.empty();
    }

    void check(const json& value, const json& schema, const std::string& path) {
        static const std::set<std::string> known{
            "$schema", "$id",  "title", "description", "$defs",    "$ref",       "anyOf",
            "type",    "enum", "const", "pattern",     "required", "properties", "additionalProperties",
            "items"};
        for (const auto& [word, rule] : schema.items())
            if (!known.contains(word)) fail(path, "the validator does not know the word " + word);
        if (schema.contains("$ref")) {
            const std::string name = schema["$ref"].get<std::string>().substr(std::string("#/$defs/").size());
            check(value, root_->at("$defs").at(name), path);
        }
        if (schema.contains("anyOf")) {
            bool any = false;
            for (const auto& option : schema["anyOf"]) any = any || fits(value, option);
            if (!any) {
                check(value, schema["anyOf"][0], path);
                fail(path, "fits no option");
            }
        }
        check_scalar(value, schema, path);
        if (value.is_object()) check_object(value, schema, path);
        if (value.is_array() && schema.contains("items"))
            for (std::size_t i = 0; i < value.size(); ++i)
                check(value[i], schema["items"], path + "/" + std::to_string(i));
    }

    void check_scalar(const json& value, const json& schema, const std::string& path) {
        if (schema.contains("type")) {
            const json types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
            bool any = false;
            for (const auto& type : types) any = any || has_type(value, type);
            if (!any) fail(path, "is not " + types.dump());
        }
        if (schema.contains("const") && value != schema["const"])
            fail(path, "is not " + schema["const"].dump());
        if (schema.contains("enum")) {
            bool any = false;
            for (const auto& option : schema["enum"]) any = any || option == value;
            if (!any) fail(path, value.dump() + " is not in the enumeration");
        }
        if (schema.contains("pattern") && value.is_string() &&
            !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>())))
            fail(path, "does not match");
    }

    void check_object(const json& value, const json& schema, const std::string& path) {
        if (schema.contains("required"))
            for (const auto& name : schema["required"])
                if (!value.contains(name.get<std::string>())) fail(path, "lacks " + name.get<std::string>());
        const json none = json::object();
        const json& properties = schema.contains("properties") ? schema["properties"] : none;
        for (const auto& [name, member] : value.items()) {
            if (properties.contains(name))
                check(member, properties[name], path + "/" + name);
            else if (schema.contains("additionalProperties") && schema["additionalProperties"] == false)
                fail(path, "has the surplus " + name);
        }
    }

    const json* root_;
    std::vector<std::string> errors_;
};

}  // namespace small_validator
