// The one place where the neutral tree of a person's file (JSON or XML) becomes a Household: facts, lists,
// linked persons, files laid beneath (`basis`) or beside (`datei`). Judgements: answers.cpp. Impossible data:
// plausibility.cpp. Everything wrong is reported, nothing repaired.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "evaluator/person/read_options.hpp"
#include "evaluator/person/value.hpp"
#include "evaluator/person/xml_document.hpp"

namespace evaluator::person {

class Assembler {
public:
    Assembler(const Vocabulary& vocabulary, const ReadOptions& options, Problems& problems)
        : vocabulary_(vocabulary),
          options_(options),
          problems_(problems),
          values_(vocabulary_, problems, options.as_of) {}

    void read(Node root, core::FileId file);
    Household take() { return std::move(household_); }

private:
    using Members = std::vector<const Node*>;

    /// Ids of the persons of one file.
    struct Scope {
        std::map<std::string, PersonIndex, std::less<>> ids;
        core::FileId file{};
    };
    /// A person while being read. `order`: for lists of periods, position in the file -> position in the
    /// list.
    struct Reading {
        Person person;
        PersonIndex index = 0;
        Scope* scope = nullptr;
        std::map<model::FactId, std::vector<std::uint32_t>> order;
        std::map<std::uint32_t, std::pair<core::Span, std::string>>
            places;  // of facts, by FactId: span and path
        std::map<model::FactId, std::vector<std::pair<core::Span, std::uint32_t>>>
            item_places;  // span, position in the file
    };
    struct Kinship {  // a person as item of a list, for the check of families
        PersonIndex parent, child;
        model::FactId list;
        core::Span span;
        std::string path;
    };

    // files and persons
    std::optional<Node> load(core::FileId file);
    void lay_over_base(Node& root, core::FileId file, std::set<std::string>& open);
    void read_file(const Node& root, PersonIndex self, core::FileId file, const Path& path);
    void read_person(const Node& node, Reading& reading, const Path& path, bool is_root);
    void read_persons(const Node& node, Scope& scope, const Path& path);
    std::string read_id(const Node& node, const Path& path);
    void finish(Reading& reading);
    PersonIndex add_person();
    bool is_full(core::Span span, const Path& path);

    // facts
    void read_facts(const Members& members, Reading& reading, const Path& path);
    void read_fact(const Node& node, model::FactId id, FactEntry& entry, Reading& reading, const Path& path);
    void unknown_fact(const Node& node, const Path& path);
    FactEntry single_or_timed(const Node& node, model::FactId id, Reading& reading, const Path& path);
    std::optional<TimedValue> one_value(const Node& node, model::FactId id, Reading& reading,
                                        const Path& path);
    FactEntry timed(const Node& node, model::FactId id, Reading& reading, const Path& path);
    std::optional<model::Validity> span_of(const Node& object, const Path& path, bool& is_open_ended);
    std::optional<TimedValue> link(const Node& node, model::FactId id, Reading& reading, const Path& path);
    std::optional<PersonIndex> linked_person(const Node& object, Reading& reading, const Path& path);
    std::optional<PersonIndex> resolved(const Node& link, Reading& reading, const Path& path);
    std::optional<PersonIndex> inline_person(const Members& facts, Reading& reading, core::Span span,
                                             const Path& path);
    std::optional<PersonIndex> linked_file(const Node& node, core::FileId from, const Path& path);

    // lists
    const Node* list_array(const Node& node, TimedValue& value, const Path& path);
    static std::vector<std::uint32_t> sort_periods(ItemList& list, std::vector<const Node*>& nodes);
    FactEntry list_entry(const Node& node, model::FactId id, Reading& reading, const Path& path);
    Item item(const Node& node, model::ListId list, Reading& reading, const Path& path);
    void unknown_attribute(const Node& member, model::ListId list, const Path& path);
    void item_person(const Node& node, const Node* link, const Members& facts, model::ListId list, Item& item,
                     Reading& reading, const Path& path);
    void item_period(const Node& node, Item& item, const Path& path);
    void incomplete_lists(const Node& node, Reading& reading, const Path& path);

    // answers.cpp
    struct Given {  // what every answer of a human has
        bool affirmed = false, has_value = false, has_day = false;
        std::string reason, role;
        std::optional<core::Date> day;
    };
    void read_answers(const Node& node, bool is_discretion, Reading& reading, const Path& path);
    void read_answer(const Node& node, const std::string& under, bool is_discretion, Reading& reading,
                     const Path& path);
    void read_element_answers(const Node& node, bool is_atypical, Reading& reading, const Path& path);
    void read_element_answer(const Node& node, bool is_atypical, Reading& reading, const Path& path);
    bool given_member(const Node& member, Given& given, const Path& path);
    void check_given(const Node& node, const std::string& name, const Given& given, const Path& path);
    void answer_target(const Node& node, Answer& answer, Reading& reading, const Path& path);
    void check_element(const Node& norm, const Node* element, const ElementAnswer& answer, const Path& path);

    // plausibility.cpp
    void check_overlaps(const ItemList& list, const std::vector<const Node*>& nodes, const Path& path);
    void check_birth(const Reading& reading);
    void check_families();
    std::optional<DateRange> birth_of(const Person& person) const;

    const Vocabulary& vocabulary_;
    const ReadOptions& options_;
    Problems& problems_;
    ValueReader values_;
    std::optional<ItemNames> item_names_;  // made when the first XML file is linked
    Household household_;
    std::map<std::string, PersonIndex> files_;  // name of a linked file -> its person
    std::deque<Node> trees_;                    // of linked files
    std::vector<Kinship> kin_;
    std::set<PersonIndex> linked_;
    std::size_t files_read_ = 0;
};

}  // namespace evaluator::person
