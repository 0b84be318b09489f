# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="BC", type_text="BÁO CÁO", title="Kết quả thực hiện các chỉ tiêu về bảo hiểm y tế 9 tháng đầu năm 2024", number="133", symbol="BC-UBND",
                  issuer="Ủy ban nhân dân thị xã Nghĩa Lộ", province="Yên Bái", place="Nghĩa Lộ", date_text="ngày 30 tháng 9 năm 2024", date="2024-09-30", year=2024, bases=[])
    return Document("bao-cao-ket-qua-yen-bai-2024", "chromium", fields, [
        Letterhead(["TỈNH YÊN BÁI"], ["ỦY BAN NHÂN DÂN", "THỊ XÃ NGHĨA LỘ"], "Số: 133/BC-UBND", "Nghĩa Lộ, ngày 30 tháng 9 năm 2024"),
        Title("BÁO CÁO", "Kết quả thực hiện các chỉ tiêu về bảo hiểm y tế//9 tháng đầu năm 2024"),
        Para("Thực hiện sự chỉ đạo của Ủy ban nhân dân tỉnh, Ủy ban nhân dân thị xã Nghĩa Lộ báo cáo kết quả như sau:"),
        Para("I. KẾT QUẢ ĐẠT ĐƯỢC", "h"),
        Table("number:TT:7; other:Tên xã, phường:29; other2:Số người được giao:16; other3:Số người tham gia:16; other4:Tỷ lệ (%):14; other5:Xếp hạng:18", """
1 | Phường Trung Tâm | 9.120 | 9.014 | 98,8 | 1
2 | Phường Pú Trạng | 6.480 | 6.311 | 97,4 | 2
3 | Xã Nghĩa Lợi | 5.730 | 5.402 | 94,3 | 4
4 | Xã Phù Nham | 7.265 | 6.994 | 96,3 | 3
5 | Xã Hạnh Sơn | 6.018 | 5.569 | 92,5 | 5
6 | Toàn thị xã | 34.613 | 33.290 | 96,2 |
""", task=False, size=12.5),
        Para("II. KHÓ KHĂN, HẠN CHẾ", "h"),
        Para("Một bộ phận người dân đi làm ăn xa chưa tham gia theo hộ gia đình; việc rà soát biến động dân cư ở một số tổ dân phố còn chậm."),
        Para("III. ĐỀ NGHỊ", "h"),
        Para("Đề nghị Bảo hiểm xã hội tỉnh bổ sung nhân viên thu tại các xã vùng cao./."),
        Signature([signer("TM. ỦY BAN NHÂN DÂN//KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Ban")], ["UBND tỉnh (b/c)", "Bảo hiểm xã hội tỉnh", "Lưu: VT, LĐTBXH"]),
    ], layout={"size": 13.5})
