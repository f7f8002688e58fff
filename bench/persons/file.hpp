// One Life as a person file: the parts of `angaben`, one function each. Names are those of rules/sachverhalt.
#pragma once

#include <algorithm>
#include <string>

#include "bench/persons/known.hpp"
#include "bench/persons/life.hpp"

namespace persons {

class File {
public:
    File(std::string& out, Random& random, const Life& life, std::uint64_t position);

    void write();

private:
    // file_facts.cpp
    void person_and_stay();
    void asylum();
    void identity();
    void offences();
    void declarations();
    void livelihood();
    void health();
    void language_and_school();
    void courses();
    void toleration();

    // file.cpp
    void stages();
    void conviction();
    void employment();
    void family();
    void members_of_family();
    void relative(const char* id, core::Date birth, bool is_partner);
    void judgements();
    void judgement(const char* name, bool value);
    /// Up to so many days before the day of the file, not before the entry.
    core::Date ago(std::int32_t most) {
        return std::max(life_.entry, core::add_days(life_.as_of, -random_.between(0, most)));
    }
    std::string_view own_id() const { return {id_, sizeof id_}; }
    bool has_asylum() const { return life_.asylum_applied.is_day(); }
    bool is_refused() const { return life_.group == Group::Humanitarian || life_.group == Group::Tolerated; }

    Writer writer_;
    Random& random_;
    const Life& life_;
    Known known_;
    char id_[12] = {'p', '-', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'};
    core::Date partner_birth_;
    bool has_partner_ = false, partner_is_german_ = false, has_parent_ = false;
    bool may_lack_convictions_ = false;
};

}  // namespace persons
