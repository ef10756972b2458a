"""What a deployment lacks, found without starting Django: it must answer when the settings cannot load."""
