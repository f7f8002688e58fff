// A Household to the neutral tree: the reverse of assemble.hpp, without places. Printed by print.cpp.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "evaluator/person/document.hpp"
#include "evaluator/person/person.hpp"

namespace evaluator::person {

class Disassembler {
public:
    Disassembler(const Household& household, const model::RuleBook& book);
    Node root();

private:
    void count_links(PersonIndex index);
    void choose_inline(PersonIndex root);
    bool can_be_inline(PersonIndex index) const;
    template <typename Visit> void for_each_link(const Person& person, Visit visit) const;

    Node person(PersonIndex index, bool is_root);
    void facts(PersonIndex index, Node& into);
    Node fact(const FactEntry& entry, model::FactId id, const Person& owner);
    void value(const TimedValue& value, model::FactId id, const Person& owner, Node& object);
    Node link(const PersonLink& link);
    Node list(const ItemList& list, Standing standing, const Person& owner);
    Node item(const Item& item, Standing of_list, const model::List& list, const Person& owner);
    Node answer(const Answer& answer);
    Node element_answer(const ElementAnswer& answer);

    const Household& household_;
    const model::RuleBook& book_;
    std::vector<std::uint32_t> links_;  // how often each person is linked
    std::vector<bool> is_inline_;
    Standing inherited_ = Standing::Stated;  // of values that say nothing, where they are being written
    std::vector<std::string> ids_;
};

}  // namespace evaluator::person
