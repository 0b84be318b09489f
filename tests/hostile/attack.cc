// SPDX-License-Identifier: GPL-3.0-or-later
#include "attack.h"

namespace kehoach::hostile {

std::vector<Attack> Attacks(std::uint64_t seed, const Bait& bait) {
  std::vector<Attack> out;
  AddStructureAttacks(out);
  AddContentAttacks(out);
  AddStreamAttacks(out);
  AddFontAttacks(out);
  AddColorAttacks(out);
  AddActionAttacks(bait, out);
  AddEncryptionAttacks(out);
  AddWrappingAttacks(seed, out);
  return out;
}

}  // namespace kehoach::hostile
