// JSON text without a tree, appended to one string that is used again for every person: members and items
// with their commas, days as text. It escapes nothing: all texts written here are ours.
#pragma once

#include <string>
#include <string_view>

#include "dsl/core/date.hpp"

namespace persons {

namespace core = dsl::core;

class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}

    Writer& key(std::string_view name) {
        out_ += is_first_ ? "\"" : ",\"";
        out_ += name;
        out_ += "\":";
        is_first_ = true;  // the value follows without a comma
        return *this;
    }
    Writer& open(char bracket) {
        comma();
        out_ += bracket;
        is_first_ = true;
        return *this;
    }
    Writer& close(char bracket) {
        out_ += bracket;
        is_first_ = false;
        return *this;
    }
    Writer& text(std::string_view value) {
        comma();
        quoted(value);
        return *this;
    }
    Writer& plain(std::string_view value) {  // true, 17, null
        comma();
        out_ += value;
        return *this;
    }
    Writer& truth(bool value) { return plain(value ? "true" : "false"); }
    Writer& number(std::int64_t value) { return plain(std::to_string(value)); }

    enum class Exact : std::uint8_t { Day, Month, Year };
    Writer& day(core::Date date, Exact exact = Exact::Day) {
        const core::CivilDate civil = core::civil(date);
        char text[12] = {'"', 0, 0, 0, 0, '-', 0, 0, '-', 0, 0, '"'};
        two(text + 1, civil.year / 100);
        two(text + 3, civil.year % 100);
        two(text + 6, civil.month);
        two(text + 9, civil.day);
        const std::size_t size = exact == Exact::Day ? 12 : exact == Exact::Month ? 9 : 6;
        text[size - 1] = '"';
        comma();
        out_.append(text, size);
        return *this;
    }

private:
    void comma() {
        if (!is_first_) out_ += ',';
        is_first_ = false;
    }
    void quoted(std::string_view value) {
        out_ += '"';
        out_ += value;
        out_ += '"';
    }
    static void two(char* text, std::int32_t value) {
        text[0] = static_cast<char>('0' + value / 10);
        text[1] = static_cast<char>('0' + value % 10);
    }

    std::string& out_;
    bool is_first_ = true;
};

}  // namespace persons
