#!/bin/sh
# Makes the sample files anew. Needs ffmpeg (with libopus and libx264) and Python with Pillow.
set -eu
cd "$(dirname "$0")"
ffmpeg -v error -y -f lavfi -i "sine=f=330:d=1.2" -f lavfi -i "sine=f=440:d=1.2" -f lavfi -i "sine=f=392:d=1.6" \
    -filter_complex "[0]tremolo=f=6[a];[1]tremolo=f=5[b];[2]tremolo=f=7[c];[a][b][c]concat=n=3:v=0:a=1,volume=0.6" \
    -c:a libopus -b:a 16k -application voip nota-de-voz.ogg
ffmpeg -v error -y -f lavfi -i "sine=f=262:d=3,tremolo=f=2" -c:a libopus -b:a 24k audio.ogg
ffmpeg -v error -y -f lavfi -i "testsrc2=s=320x240:r=12:d=2" -f lavfi -i "sine=f=523:d=2" \
    -c:v libx264 -preset veryslow -crf 32 -pix_fmt yuv420p -c:a aac -b:a 32k -movflags +faststart video.mp4
python3 make_drawn.py
python3 make_pictures.py
