// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef KEHOACH_BATCH_STOP_REQUEST_H_
#define KEHOACH_BATCH_STOP_REQUEST_H_

#include <atomic>

namespace kehoach::batch {

// The user's wish to stop, set from anywhere, signal handlers included.
struct StopRequest {
  std::atomic<bool> soon{false};  // begin nothing new, finish and commit what is in flight
  std::atomic<bool> now{false};   // drop what is in flight, keep what is stored already
};

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_STOP_REQUEST_H_
