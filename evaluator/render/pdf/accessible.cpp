#include "evaluator/render/pdf/accessible.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <map>
#include <string_view>

#include <fmt/format.h>

namespace evaluator::render::pdf {

namespace {

std::size_t number_at(std::string_view text) {
    std::size_t number = 0;
    text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string_view after(std::string_view text, std::string_view key) {
    const std::size_t at = text.rfind(key);
    assert(at != std::string_view::npos);
    return text.substr(at + key.size());
}

/// The file as Cairo writes it: objects in plain text, one table of their places.
class File {
public:
    explicit File(std::string bytes) : bytes_(std::move(bytes)) {
        const std::string_view all = bytes_;
        table_ = number_at(after(all, "startxref"));
        std::string_view rest = all.substr(table_);
        const std::string_view trailer = after(all, "trailer");
        size_ = number_at(after(trailer, "/Size"));
        root_ = number_at(after(trailer, "/Root"));
        info_ = number_at(after(trailer, "/Info"));
        // "xref\n0 N\n", then 20 bytes per object
        rest.remove_prefix(rest.find('\n') + 1);
        rest.remove_prefix(rest.find('\n') + 1);
        constexpr std::size_t entry = 20;
        for (std::size_t i = 0; i < size_; ++i) places_.push_back(number_at(rest.substr(i * entry, 10)));
    }

    std::size_t root() const { return root_; }
    std::size_t info() const { return info_; }

    /// The dictionary of an object, without its last ">>".
    std::string dictionary(std::size_t object) const {
        const std::string_view from = std::string_view(bytes_).substr(places_[object]);
        const std::string_view body = from.substr(0, from.find("endobj"));
        const std::size_t begin = body.find("<<");
        return std::string(body.substr(begin, body.rfind(">>") - begin));
    }

    void replace(std::size_t object, const std::string& dictionary) {
        changed_[object] = bytes_.size();
        bytes_ += fmt::format("{} 0 obj\n{}>>\nendobj\n", object, dictionary);
    }

    std::size_t add_stream(std::string_view entries, const std::string& content) {
        changed_[size_] = bytes_.size();
        bytes_ += fmt::format("{} 0 obj\n<< {} /Length {} >>\nstream\n{}\nendstream\nendobj\n", size_,
                              entries, content.size(), content);
        return size_++;
    }

    std::string finish() {
        const std::size_t table = bytes_.size();
        bytes_ += "xref\n";
        for (const auto& [object, place] : changed_)
            bytes_ += fmt::format("{} 1\n{:010} 00000 n \n", object, place);
        bytes_ +=
            fmt::format("trailer\n<< /Size {} /Root {} 0 R /Info {} 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n",
                        size_, root_, info_, table_, table);
        return std::move(bytes_);
    }

private:
    std::string bytes_;
    std::size_t table_ = 0, size_ = 0, root_ = 0, info_ = 0;
    std::vector<std::size_t> places_;
    std::map<std::size_t, std::size_t> changed_;
};

/// Children that are objects, "/K 17 0 R" or "/K [ 17 0 R 18 0 R ]"; others are pieces of a page.
std::vector<std::size_t> children_of(std::string_view dictionary) {
    std::vector<std::size_t> children;
    const std::size_t at = dictionary.find("/K");
    if (at == std::string_view::npos) return children;
    std::string_view rest = dictionary.substr(at + 2);
    rest = rest.substr(0, rest.find_first_of("]/<>"));
    for (std::size_t end = rest.find(" 0 R"); end != std::string_view::npos; end = rest.find(" 0 R")) {
        children.push_back(number_at(rest));
        rest.remove_prefix(end + 4);
    }
    return children;
}

void add_properties(File& file, std::size_t element, const std::vector<Tag>& tags, std::size_t& next) {
    std::string dictionary = file.dictionary(element);
    assert(next < tags.size());
    const Tag& tag = tags[next++];
    assert(dictionary.find("/S /" + tag.name + "\n") != std::string::npos);
    for (const std::size_t child : children_of(dictionary)) add_properties(file, child, tags, next);
    if (!tag.properties.empty()) file.replace(element, dictionary + tag.properties + " ");
}

/// Cairo 1.16 leaves out how a date begins.
std::string with_dates_mended(std::string dictionary) {
    for (const std::string_view key : {"/CreationDate (", "/ModDate ("}) {
        const std::size_t at = dictionary.find(key);
        if (at != std::string::npos && dictionary.compare(at + key.size(), 2, "D:") != 0)
            dictionary.insert(at + key.size(), "D:");
    }
    return dictionary;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else
            out += letter;
    }
    return out;
}

/// Title and language as XMP. No claim of PDF/UA: what it lacks is in docs/handbuch/pdf.md.
std::string metadata(const std::string& language, const std::string& title) {
    return fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta "
        "xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt>"
        "<rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{}"
        "</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        escaped(title), language);
}

/// The code points of a text in UTF-8, which all of ours is.
std::u32string code_points(std::string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        char32_t point = more == 0 ? lead : lead & (0x3Fu >> more);
        for (int k = 0; k < more && i < text.size(); ++k)
            point = (point << 6) | (static_cast<unsigned char>(text[i++]) & 0x3Fu);
        result += point;
    }
    return result;
}

}  // namespace

std::string alternative_text(const std::string& text) {
    std::string hex = "/Alt <FEFF";
    for (const char32_t point : code_points(text)) {
        if (point < 0x10000) {
            hex += fmt::format("{:04X}", static_cast<std::uint32_t>(point));
            continue;
        }
        const std::uint32_t rest = static_cast<std::uint32_t>(point) - 0x10000;
        hex += fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
    }
    return hex + ">";
}

std::string with_properties(std::string pdf, const std::vector<Tag>& tags, const std::string& language,
                            const std::string& title) {
    File file{std::move(pdf)};
    std::string catalog = file.dictionary(file.root());
    const std::string tree = file.dictionary(number_at(after(catalog, "/StructTreeRoot")));
    std::size_t next = 0;
    for (const std::size_t element : children_of(tree)) add_properties(file, element, tags, next);
    assert(next == tags.size());
    const std::size_t xmp = file.add_stream("/Type /Metadata /Subtype /XML", metadata(language, title));
    file.replace(file.root(),
                 fmt::format("{} /Lang ({}) /ViewerPreferences << /DisplayDocTitle true >> /Metadata {} 0 R ",
                             catalog, language, xmp));
    file.replace(file.info(), with_dates_mended(file.dictionary(file.info())));
    return file.finish();
}

}  // namespace evaluator::render::pdf
