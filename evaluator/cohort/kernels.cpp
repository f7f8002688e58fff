#include "evaluator/cohort/kernels.hpp"

namespace evaluator::cohort {

namespace plain {
extern const Kernels kernels;
}
#ifdef COHORT_X86
namespace avx2 {
extern const Kernels kernels;
}
namespace avx512 {
extern const Kernels kernels;
}
#endif

const Kernels& kernels() {
#ifdef COHORT_X86
    static const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                                   __builtin_cpu_supports("avx512vl");
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx512) return avx512::kernels;
    if (has_avx2) return avx2::kernels;
#endif
    return plain::kernels;
}

}  // namespace evaluator::cohort
