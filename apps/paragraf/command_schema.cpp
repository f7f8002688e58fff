#include <ostream>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "evaluator/person/schema.hpp"

namespace apps {

Exit run_schema(const SchemaRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    std::string text = request.kind == "xsd" ? evaluator::person::xsd(rules->book)
                                             : evaluator::person::json_schema(rules->book);
    if (!text.ends_with('\n')) text += '\n';
    console.out << text;
    return Exit::Done;
}

}  // namespace apps
