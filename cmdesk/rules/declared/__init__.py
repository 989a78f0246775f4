"""What each rule declares, by question of the window, in the order of the Terms."""
