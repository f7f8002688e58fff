// What the user can mend: a wrong option, a missing file, a file with errors. main prints it on stderr and
// returns 2.
#pragma once

#include <stdexcept>

namespace apps {

class UserError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace apps
