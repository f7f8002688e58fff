// Persons of the reference rule set: drawn as the generator of the reference does it, number by number, so
// that the same seed gives the same lines. Out: a Person; as a line of the reference, or as a person file in
// the words of bench/reference/regeln.
#pragma once

#include <string>

#include "bench/reference/facts.hpp"

namespace reference {

class Generator {
public:
    explicit Generator(std::uint32_t seed) : state_(seed) {}
    Person next();

private:
    double draw();
    std::int32_t between(std::int32_t low, std::int32_t high);
    std::size_t pick(std::size_t size);
    bool has() { return draw() >= missing_; }
    void truths(Person& person, bool is_clean);
    void rest(Person& person, double path);
    Status status(double path, int position, int count);
    void periods(Person& person, double path);
    void convictions(Person& person, bool is_clean);

    std::uint32_t state_;
    std::uint64_t id_ = 0;
    double missing_ = 0;
};

/// The same person on another day: everything happened as long before.
Person moved_to(Person person, core::Date as_of);

void append_line(const Person& person, std::string& out);  // without the end of the line
void append_person(const Person& person, std::string& out);

/// Whether a gap is bridged or not alike in civil codes and by the calendar as our chains count it (deadline
/// from the last day that counts). They part at ends of months: six months after 28.02. end on 28.08. or on
/// 31.08. Persons for whom they part are left out where our engine is compared.
bool counts_alike(const Person& person);

}  // namespace reference
