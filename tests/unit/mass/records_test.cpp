// Cutting streams into records, and keeping the order on several threads.
#include <catch2/catch.hpp>

#include <sstream>

#include "evaluator/mass/csv_rows.hpp"
#include "evaluator/mass/pipeline.hpp"
#include "evaluator/mass/records.hpp"

using namespace evaluator::mass;

namespace {

using Cut = std::vector<std::pair<std::uint64_t, std::string>>;  // line, text

Cut cut(const std::string& text, Form form) {
    std::istringstream in(text);
    RecordReader reader(in, form);
    Cut result;
    while (auto record = reader.next()) result.emplace_back(record->line, record->text);
    return result;
}

}  // namespace

TEST_CASE("JSON lines are cut at line ends, empty lines count but are no records") {
    CHECK(cut("\xEF\xBB\xBF{1}\n\n  \r\n{2}\r\n{3}", Form::JsonLines) ==
          Cut{{1, "{1}"}, {4, "{2}"}, {5, "{3}"}});
    CHECK(cut("", Form::JsonLines).empty());
}

TEST_CASE("however the stream hands out its bytes, the lines are the same") {
    struct Sparing : std::streambuf {  // gives as many bytes at a time as it is told
        Sparing(std::string all, std::size_t at_once) : text(std::move(all)), piece(at_once) {}
        int underflow() override {
            if (at == text.size()) return traits_type::eof();
            const std::size_t end = std::min(at + piece, text.size());
            setg(text.data() + at, text.data() + at, text.data() + end);
            at = end;
            return traits_type::to_int_type(*gptr());
        }
        std::string text;
        std::size_t piece, at = 0;
    };
    const std::string longer(200'000, 'x');
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{7}, std::size_t{70'000}, std::size_t{300'000}}) {
        Sparing buffer("\xEF\xBB\xBF{1}\r\n\n" + longer + "\n{3}", piece);
        std::istream in(&buffer);
        RecordReader reader(in, Form::JsonLines);
        const auto first = reader.next(), second = reader.next(), third = reader.next();
        REQUIRE((first && second && third));
        CHECK(first->text == "{1}");
        CHECK(second->line == 3);
        CHECK(second->text == longer);
        CHECK(reader.bytes_read() == buffer.text.size());
        CHECK(third->text == "{3}");
        CHECK_FALSE(reader.next());
    }
}

TEST_CASE("a line that is too long is read to its end and kept as far as it fits") {
    std::istringstream in(std::string(most_record_bytes + 5, 'x') + "\n{2}\n");
    RecordReader reader(in, Form::JsonLines);
    const auto first = reader.next(), second = reader.next();
    REQUIRE((first && second));
    CHECK_FALSE(first->trouble.empty());
    CHECK(first->text.size() == most_record_bytes);
    CHECK(second->text == "{2}");
    CHECK(second->trouble.empty());
}

TEST_CASE("a line end inside quotation marks belongs to the row") {
    CHECK(cut("a;b\n\"x\ny\";2\n3;4\n", Form::Csv) == Cut{{1, "a;b"}, {2, "\"x\ny\";2"}, {4, "3;4"}});
}

TEST_CASE("an unclosed quotation mark is one bad record that keeps all it swallowed") {
    std::istringstream in("a\n\"b\nc\n");
    RecordReader reader(in, Form::Csv);
    CHECK(reader.next()->trouble.empty());
    const auto bad = reader.next();
    CHECK_FALSE(bad->trouble.empty());
    CHECK(bad->text == "\"b\nc\n");
    CHECK_FALSE(reader.next());
}

TEST_CASE("the children of an XML root are cut whole, whatever comments, texts and attributes hold") {
    const std::string first =
        "<person kennung=\"a>\"><x><!-- </person> --></x><![CDATA[</person>]]></person>";
    CHECK(cut("<?xml version='1.0'?>\n<!-- <p> --><personen a='>'>\n" + first + "\n<person/>\n</personen>\n",
              Form::Xml) == Cut{{3, first}, {4, "<person/>"}});
    CHECK(cut("<personen/>", Form::Xml).empty());
}

TEST_CASE("an XML stream that breaks off, hides entities or mixes in text is no stream of persons") {
    CHECK_THROWS_AS(cut("<personen><person>", Form::Xml), StreamError);
    CHECK_THROWS_AS(cut("<personen><person", Form::Xml), StreamError);
    CHECK_THROWS_AS(cut("<!DOCTYPE x []><personen/>", Form::Xml), StreamError);
    CHECK_THROWS_AS(cut("<personen>hallo<person/></personen>", Form::Xml), StreamError);
}

TEST_CASE("fields of a row") {
    using Fields = std::vector<std::string>;
    CHECK(csv_fields("a;\"b;\"\"c\"\"\";", ';') == Fields{"a", "b;\"c\"", ""});
    CHECK(csv_fields("", ';') == Fields{""});
    CHECK(csv_fields("a,b", ',') == Fields{"a", "b"});
    CHECK_FALSE(csv_fields("a\"b;c", ';'));
    CHECK_FALSE(csv_fields("\"a\"b;c", ';'));
    CHECK(from_windows_1252("M\xFCller \x80") == "Müller €");
}

TEST_CASE("many workers write in the order of the input, and fetch no more than the window ahead") {
    int fetched = 0, written = 0, most_ahead = 0;
    std::vector<int> order;
    Pipeline<int, int> pipeline(
        [&]() -> std::optional<int> {
            if (fetched == 2000) return std::nullopt;
            return fetched++;
        },
        [&](int&& result) {
            most_ahead = std::max(most_ahead, fetched - written++);
            order.push_back(result);
        });
    const auto work = [](int&& block) {
        if (block % 7 == 0) std::this_thread::yield();
        return block * 2;
    };
    pipeline.run({work, work, work, work});
    REQUIRE(order.size() == 2000);
    for (int i = 0; i < 2000; ++i) REQUIRE(order[static_cast<std::size_t>(i)] == 2 * i);
    CHECK(most_ahead <= 17);
}

TEST_CASE("an exception of any worker ends all of them and comes out") {
    int fetched = 0;
    std::size_t written = 0;
    Pipeline<int, int> pipeline([&]() -> std::optional<int> { return fetched++; }, [&](int&&) { ++written; });
    const auto work = [](int&& block) {
        if (block == 100) throw std::runtime_error("hundert");
        return block;
    };
    CHECK_THROWS_WITH(pipeline.run({work, work, work}), "hundert");
    CHECK(written <= 100);
}
